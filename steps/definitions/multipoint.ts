import { Then, When } from '@cucumber/cucumber';
import { AssertionError } from 'chai';
import { SOCKET_FLAGS } from '../../providers/contract/constants/constants';
import type { Hex } from '../../providers/contract/json';
import { attemptOf } from '../questions/attempt-of';
import { sendDatagram, sendToPeer } from '../questions/datagram';
import { lastCall } from '../questions/last-call';
import {
  codeName,
  descriptorOf,
  isRefused,
  openSocket,
  returnOf,
  socketArguments,
} from '../questions/open-socket';
import { joinLeaf } from '../questions/join-leaf';
import {
  closeSession,
  FROM_ROOT,
  openSession,
  sessionAddress,
  sessionOf,
} from '../questions/multipoint-session';
import { expectRefusal } from '../questions/refusal';
import { arrived, type TransferFunction } from '../questions/transfer';
import type { ReturnedCall } from '../../providers/ws2_32/provider-process';
import type { Subject } from '../support/subject';
import { Inconclusive, NotApplicable } from '../support/verdicts';
import type { ConformanceWorld } from '../support/world';
import type { Joined, Joining } from '../vocabulary/joining';
import { allowedPairs, pairName } from '../vocabulary/roles';

/** Other bytes than the root's, so that what the leaf sends is not taken for what the root sends. */
const FROM_LEAF = '1ea11ea11ea11ea1';

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
    const { prepare, throughFirst } = joining;
    const join = async (how: typeof prepare): Promise<ReturnedCall> =>
      joinLeaf(this, subject, await how(this, subject));
    subject.calls = [await join(prepare)];
    const isPlain = throughFirst === undefined && Object.keys(sessionOf(subject).changes).length === 0;
    if (isPlain) return;
    subject.joinPlainly = async () => {
      await closeSession(this, subject);
      await openSession(this, subject);
      return join(throughFirst ?? prepare);
    };
  });
});

When(
  'the first leaf sends to the session with {function}, and then the root',
  async function (this: ConformanceWorld, name: TransferFunction) {
    await this.each(async (subject) => {
      const { speaker, leaf } = speakers(subject);
      subject.leafSends = await sendFromLeaf(this, subject, leaf, name);
      await sendToPeer(this, speaker, FROM_ROOT);
    });
  },
);

Then('the root receives what the leaf has sent', async function (this: ConformanceWorld) {
  await this.each(async (subject) => {
    const { speaker } = speakers(subject);
    if (subject.leafSends === undefined)
      throw new NotApplicable('a leaf that was invited cannot send by itself');
    const data = await arrived(this, speaker, subject.entry, 1, subject.leafSends);
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
    const { speaker } = speakers(subject);
    const { root, leaves } = sessionOf(subject);
    // a c_root that is not the d_root is a d_leaf
    for (const leaf of root === null || root === speaker ? leaves : [root, ...leaves]) {
      // datagrams may be lost: both send again, and the root once or twice, so that a provider that loses every third one,
      // to whomever it goes, does not lose the same leaf's each time
      let rounds = 0;
      const data = await arrived(this, leaf, subject.entry, 1, async () => {
        rounds += 1;
        await subject.leafSends?.();
        for (let sent = 0; sent <= rounds % 2; sent += 1) await sendDatagram(this, speaker, FROM_ROOT);
      });
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
  await this.each(async (subject) => {
    const call = lastCall(subject);
    this.fact(returnOf(call), isRefused(call) ? codeName(call.returned.errno) : descriptorOf(call));
    const problem = problemOfJoin(subject, call, expected);
    if (problem === undefined) return;
    if (isRefused(call) && hasTwoRoots(subject))
      throw new NotApplicable(`${problem} in a session whose roots are two sockets`);
    const plain = await subject.joinPlainly?.();
    if (plain === undefined) throw isRefused(call) ? new Inconclusive(problem) : new AssertionError(problem);
    if (problemOfJoin(subject, plain, expected) !== undefined)
      throw new Inconclusive(`${problem}, as for a socket that is asked for plainly (see MPT-8)`);
    throw new AssertionError(
      `expected sockets to play their roles in whatever way they are asked for, and through each descriptor; ${problem}, and not for a socket that is asked for plainly, through its first descriptor`,
    );
  });
});

function hasTwoRoots(subject: Subject): boolean {
  const { root, speaker } = sessionOf(subject);
  return speaker !== root;
}

/** What is wrong with the descriptor that WSPJoinLeaf gives. */
function problemOfJoin(subject: Subject, call: ReturnedCall, expected: Joined): string | undefined {
  if (isRefused(call)) return `WSPJoinLeaf is refused with ${codeName(call.returned.errno)}`;
  const descriptor = descriptorOf(call);
  const own = call.call.arguments['s'];
  if (expected === 'own' && descriptor !== own)
    return `WSPJoinLeaf gives ${descriptor} in the place of the c_leaf's own descriptor`;
  if (expected === 'new' && (descriptor === own || subject.others.includes(descriptor)))
    return `WSPJoinLeaf gives ${descriptor}, which an open socket has, in the place of a new descriptor`;
  return undefined;
}

/**
 * Has a leaf send to the session that it is in.
 * @returns how it does so once more; undefined for an invited leaf that cannot: only what it receives is judged
 * @throws AssertionError where a leaf that has joined is refused both WSPSend and WSPSendTo: it has no role then
 */
async function sendFromLeaf(
  world: ConformanceWorld,
  subject: Subject,
  leaf: Hex,
  name: TransferFunction,
): Promise<Subject['leafSends']> {
  const send = (): Promise<ReturnedCall> => sendDatagram(world, leaf, FROM_LEAF);
  // the session is where the leaf's WSPSend goes, and its WSPSendTo is told so
  const sendTo = (): Promise<ReturnedCall> =>
    sendDatagram(world, leaf, FROM_LEAF, sessionAddress(world, subject));
  const asked = name === 'WSPSendTo' ? sendTo : send;
  const refused = await problemOf(asked);
  if (refused === undefined) return asked;
  if (name === 'WSPSendTo') throw new NotApplicable(refused);
  // one that was invited need not know of it
  if (subject.others.includes(leaf)) return undefined;
  const refusedToo = await problemOf(sendTo);
  if (refusedToo === undefined) {
    world.chose('a leaf sends to its session with WSPSendTo only', subject);
    return sendTo;
  }
  throw new AssertionError(
    `expected a leaf to send to the session that it has joined: ${refused}, ${refusedToo}`,
  );
}

/** Why something is left undecided, or undefined where it is done. */
async function problemOf(attempt: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await attempt();
    return undefined;
  } catch (cause) {
    if (cause instanceof Inconclusive) return cause.message;
    throw cause;
  }
}

/** @throws NotApplicable where nobody speaks to the leaves */
function speakers(subject: Subject): { readonly speaker: Hex; readonly leaf: Hex } {
  const { speaker, leaves } = sessionOf(subject);
  if (speaker === null) throw new NotApplicable('the entry has no rooted control plane');
  return { speaker, leaf: leaves[0] ?? speaker };
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
