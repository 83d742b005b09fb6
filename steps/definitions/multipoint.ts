import { Then, When } from '@cucumber/cucumber';
import { AssertionError } from 'chai';
import { SOCKET_FLAGS } from '../../providers/contract/constants/constants';
import { attemptOf } from '../questions/attempt-of';
import { addressOf, bind, preparedSocket } from '../questions/endpoints';
import { lastCall } from '../questions/last-call';
import { sessionAddress } from '../questions/multipoint-session';
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
import { allowedPairs, pairName, ROLES } from '../vocabulary/roles';

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

When(
  'the client opens a socket in each right pair, alone and with WSA_FLAG_OVERLAPPED',
  async function (this: ConformanceWorld) {
    await this.each(async (subject) => {
      const pairs = allowedPairs(subject.entry);
      await openEach(
        this,
        subject,
        pairs.flatMap((pair) => [pair, pair | SOCKET_FLAGS.WSA_FLAG_OVERLAPPED]),
      );
    });
  },
);

When('a socket opened as c_leaf joins the session', async function (this: ConformanceWorld) {
  await this.each(async (subject) => {
    const s = await preparedSocket(this.provider, subject.entry, { dwFlags: ROLES.C_LEAF | ROLES.D_LEAF });
    await bind(this.provider, s, addressOf(this.run, subject.entry).local);
    const name = sessionAddress(this, subject);
    subject.calls = [await this.provider.call('WSPJoinLeaf', { s, name, dwFlags: JL_BOTH })];
  });
});

When('the root adds a leaf to the session', async function (this: ConformanceWorld) {
  await this.each(async (subject) => {
    const root = subject.session?.root ?? null;
    if (root === null) throw new NotApplicable('the entry has no rooted control plane');
    const leaf = await preparedSocket(this.provider, subject.entry, { dwFlags: ROLES.C_LEAF | ROLES.D_LEAF });
    const name = await bind(this.provider, leaf, addressOf(this.run, subject.entry).local);
    subject.others = [...subject.others, leaf];
    subject.calls = [await this.provider.call('WSPJoinLeaf', { s: root, name, dwFlags: JL_BOTH })];
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
  'each pair that is accepted alone is accepted with WSA_FLAG_OVERLAPPED too',
  async function (this: ConformanceWorld) {
    await this.each(({ calls }) => {
      const accepted = calls.filter(
        (call) =>
          !isRefused(call) &&
          (Number(call.call.arguments['dwFlags']) & SOCKET_FLAGS.WSA_FLAG_OVERLAPPED) === 0,
      );
      if (accepted.length === 0) throw new Inconclusive('no right pair is accepted (see MPT-6)');
      for (const alone of accepted) {
        const flags = Number(alone.call.arguments['dwFlags']) | SOCKET_FLAGS.WSA_FLAG_OVERLAPPED;
        const both = calls.find(({ call }) => call.arguments['dwFlags'] === flags);
        if (both === undefined) throw new Error('the When made no such call');
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

Then('WSPJoinLeaf gives the descriptor that it was called with', async function (this: ConformanceWorld) {
  await this.each((subject) => {
    const call = joined(this, subject);
    const descriptor = descriptorOf(call);
    if (descriptor !== call.call.arguments['s']) {
      throw new AssertionError(`expected the c_leaf's own descriptor, got ${descriptor}`);
    }
  });
});

Then('WSPJoinLeaf gives a new descriptor', async function (this: ConformanceWorld) {
  await this.each((subject) => {
    const call = joined(this, subject);
    const descriptor = descriptorOf(call);
    if (descriptor === call.call.arguments['s'] || subject.others.includes(descriptor)) {
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

function joined(world: ConformanceWorld, subject: Subject): ReturnType<typeof lastCall> {
  const call = lastCall(subject);
  world.fact(returnOf(call), isRefused(call) ? codeName(call.returned.errno) : descriptorOf(call));
  if (isRefused(call)) throw new Inconclusive(`WSPJoinLeaf is refused with ${codeName(call.returned.errno)}`);
  return call;
}
