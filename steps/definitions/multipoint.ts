import { Then, When } from '@cucumber/cucumber';
import { AssertionError } from 'chai';
import { SOCKET_FLAGS } from '../../providers/contract/constants/constants';
import type { Hex } from '../../providers/contract/json';
import { attemptOf } from '../questions/attempt-of';
import { sendDatagram } from '../questions/datagram';
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
import { arrived } from '../questions/transfer';
import type { Subject } from '../support/subject';
import { Inconclusive, NotApplicable } from '../support/verdicts';
import type { ConformanceWorld } from '../support/world';
import type { Joined, Joining } from '../vocabulary/joining';
import { JL_BOTH } from '../questions/multipoint-session';
import { allowedPairs, pairName } from '../vocabulary/roles';

/** Different bytes, so that what the leaf sends is not taken for what the root sends. */
const FROM_LEAF = '1ea11ea11ea11ea1';
const FROM_ROOT = '7007700770077007';

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

When('the first leaf sends to the session, and then the root', async function (this: ConformanceWorld) {
  await this.each(async (subject) => {
    const { root, leaves } = sessionOf(subject);
    await sendDatagram(this, leaves[0] ?? root, FROM_LEAF);
    await sendDatagram(this, root, FROM_ROOT);
  });
});

Then('the root receives what the leaf has sent', async function (this: ConformanceWorld) {
  await this.each(async (subject) => {
    const { root, leaves } = sessionOf(subject);
    const data = await arrived(this, root, subject.entry, 1, () =>
      sendDatagram(this, leaves[0] ?? root, FROM_LEAF),
    );
    this.fact('return of WSPRecv at the root', data ?? 'nothing');
    if (data !== FROM_LEAF) {
      throw new AssertionError(
        `expected the bytes ${FROM_LEAF} of the leaf at the root, got ${data ?? 'none'}`,
      );
    }
  });
});

Then('every leaf receives just what the root has sent', async function (this: ConformanceWorld) {
  await this.each(async (subject) => {
    const { root, leaves } = sessionOf(subject);
    for (const leaf of leaves) {
      // datagrams may be lost: what is sent again is the same
      const data = await arrived(this, leaf, subject.entry, 1, () => sendDatagram(this, root, FROM_ROOT));
      this.fact('return of WSPRecv at a leaf', data ?? 'nothing');
      if (data !== FROM_ROOT) {
        throw new AssertionError(
          `expected the bytes ${FROM_ROOT} of the root at a leaf, got ${data ?? 'none'}`,
        );
      }
    }
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

function sessionOf({ session }: Subject): { readonly root: Hex; readonly leaves: readonly Hex[] } {
  if (session === undefined) throw new Error('no Given has opened a session');
  const { root, leaves } = session;
  if (root === null) throw new NotApplicable('the entry has no rooted control plane');
  return { root, leaves };
}

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
