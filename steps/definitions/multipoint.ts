import { Then, When } from '@cucumber/cucumber';
import { AssertionError } from 'chai';
import { SOCKET_FLAGS } from '../../providers/contract/constants/constants';
import { attemptOf } from '../questions/attempt-of';
import { lastCall } from '../questions/last-call';
import {
  codeName,
  descriptorOf,
  isRefused,
  openSocket,
  returnOf,
  socketArguments,
} from '../questions/open-socket';
import { expectRefusal } from '../questions/refusal';
import type { Subject } from '../support/subject';
import { Inconclusive, NotApplicable } from '../support/verdicts';
import type { ConformanceWorld } from '../support/world';
import type { Joined, Joining } from '../vocabulary/joining';
import { allowedPairs, pairName } from '../vocabulary/roles';

const JL_BOTH = 4;

When(
  'the client opens a socket in each right pair with {role}',
  async function (this: ConformanceWorld, role: number) {
    await this.each(async (subject) => {
      const pairs = allowedPairs(subject.entry).filter((pair) => (pair & role) !== 0);
      if (pairs.length === 0) throw new NotApplicable(`the entry does not allow ${pairName(role)}`);
      await openEach(this, subject, pairs);
    });
  },
);

When('WSPJoinLeaf is called on {joining}', async function (this: ConformanceWorld, joining: Joining) {
  await this.each(async (subject) => {
    const args = await joining(this, subject);
    subject.calls = [await this.provider.call('WSPJoinLeaf', { ...args, dwFlags: JL_BOTH })];
  });
});

Then('the flags are refused', async function (this: ConformanceWorld) {
  await this.each((subject) => {
    const { call, arguments: given } = attemptOf(subject);
    expectRefusal(this, call);
    this.chose(`${codeName(call.returned.errno)} for ${pairName(given.dwFlags)}`, subject);
  });
});

Then('at least one of the pairs is accepted', async function (this: ConformanceWorld) {
  await this.each((subject) => {
    for (const call of subject.calls) {
      const pair = pairName(Number(call.call.arguments['dwFlags']));
      this.fact(returnOf(call), `${pair}: ${isRefused(call) ? codeName(call.returned.errno) : 'accepted'}`);
      if (isRefused(call)) this.chose(`refuses ${pair}`, subject);
    }
    if (subject.calls.every(isRefused)) {
      const tried = subject.calls.map(({ call }) => pairName(Number(call.arguments['dwFlags'])));
      throw new AssertionError(`expected one of ${tried.join(', ')} to be accepted; all are refused`);
    }
  });
});

Then(
  'each pair that is accepted is accepted with WSA_FLAG_OVERLAPPED too',
  async function (this: ConformanceWorld) {
    await this.each(async ({ entry, calls }) => {
      const accepted = calls.filter((call) => !isRefused(call));
      if (accepted.length === 0) throw new Inconclusive('no right pair is accepted (see MPT-6)');
      for (const { call } of accepted) {
        const flags = Number(call.arguments['dwFlags']);
        const dwFlags = flags | SOCKET_FLAGS.WSA_FLAG_OVERLAPPED;
        const both = await openSocket(this.provider, socketArguments(entry, { dwFlags }));
        this.fact(returnOf(both), isRefused(both) ? codeName(both.returned.errno) : 'accepted');
        if (isRefused(both)) {
          throw new AssertionError(
            `${pairName(flags)} is accepted alone, and refused with WSA_FLAG_OVERLAPPED: ${codeName(both.returned.errno)}`,
          );
        }
      }
    });
  },
);

Then('WSPJoinLeaf gives {joined}', async function (this: ConformanceWorld, expected: Joined) {
  await this.each((subject) => {
    const call = lastCall(subject);
    this.fact(returnOf(call), isRefused(call) ? codeName(call.returned.errno) : descriptorOf(call));
    if (isRefused(call))
      throw new Inconclusive(`WSPJoinLeaf is refused with ${codeName(call.returned.errno)}`);
    const descriptor = descriptorOf(call);
    const own = call.call.arguments['s'];
    if (expected === 'own' && descriptor !== own) {
      throw new AssertionError(`expected the c_leaf's own descriptor, got ${descriptor}`);
    }
    if (expected === 'new' && (descriptor === own || subject.others.includes(descriptor))) {
      throw new AssertionError(`expected a new descriptor, got ${descriptor}, which an open socket has`);
    }
  });
});

async function openEach(
  world: ConformanceWorld,
  subject: Subject,
  allFlags: readonly number[],
): Promise<void> {
  for (const dwFlags of allFlags) {
    const call = await openSocket(world.provider, socketArguments(subject.entry, { dwFlags }));
    subject.calls = [...subject.calls, call];
  }
}
