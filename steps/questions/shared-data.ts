import { AssertionError } from 'chai';
import type { Arguments, Bytes, Hex } from '../../providers/contract/json';
import { isConnectionOriented, isReliable } from '../../providers/contract/structures/entry-traits';
import type { ProtocolInfo } from '../../providers/contract/structures/protocol-info';
import type { Subject } from '../support/subject';
import { Inconclusive } from '../support/verdicts';
import type { ConformanceWorld } from '../support/world';
import type { Which } from '../vocabulary/places';
import { pairOfEntry, PEER_THREAD, preparedSocket, type Pair } from './endpoints';
import { openFurther } from './open-further';
import { descriptorOfShared, furtherOf, type OwnedDescriptor } from './further-of';
import { codeName, returnOf } from './open-socket';
import { pairOf } from './pair-of';
import { judgeBeyondPlainTransfer } from './plain-transfer';
import { getOption, isNoSocket, SIZE_OF_INT } from './read-back';
import {
  arrived,
  arrivedIn,
  PAYLOAD,
  received,
  sendFromPeer,
  startFromPeer,
  transferArguments,
} from './transfer';

/** Judges whether data passes between a descriptor of a shared socket and its peer. */
type DataCheck = (
  world: ConformanceWorld,
  entry: ProtocolInfo,
  pair: Pair,
  descriptor: OwnedDescriptor,
) => Promise<void>;

export const judgeReceiving: DataCheck = async (world, entry, pair, { process, s }) => {
  const sending = startFromPeer(world, pair);
  const again = isReliable(entry) ? undefined : () => sendFromPeer(world, pair);
  const data = await arrivedIn(world, process, s, entry, 1, again);
  const sent = await sending.outcome();
  if (sent.returned.result !== 0) {
    throw new AssertionError(`the peer cannot send any more: ${codeName(sent.returned.errno)}`);
  }
  expectPayload(world, entry, data);
};

/** The same for what the peer sent before: on a connection it is there, and a datagram may have been lost. */
export const judgeReceivingOfSent: DataCheck = async (world, entry, pair, { process, s }) => {
  const again = isReliable(entry) ? undefined : () => sendFromPeer(world, pair);
  expectPayload(world, entry, await arrivedIn(world, process, s, entry, 1, again));
};

export const judgeSending: DataCheck = async (world, entry, pair, { process, s }) => {
  const name = isConnectionOriented(entry) ? 'WSPSend' : 'WSPSendTo';
  const send = (): ReturnType<typeof process.call> =>
    process.call(name, transferArguments(world, name, { ...pair, client: s }, null));
  const sent = await send();
  world.fact(returnOf(sent), sent.returned.result === 0 ? 'success' : codeName(sent.returned.errno));
  if (sent.returned.result !== 0) {
    throw new AssertionError(`the descriptor cannot send: ${codeName(sent.returned.errno)}`);
  }
  const again = isReliable(entry) ? undefined : send;
  const data = await arrived(world, pair.peer, entry, PEER_THREAD, again);
  world.fact('return of WSPRecv at the peer', data ?? 'nothing');
  if (data === undefined && !isReliable(entry)) {
    throw new Inconclusive('no datagram arrived, however often it was sent');
  }
  if (data !== PAYLOAD) {
    throw new AssertionError(`expected the bytes ${PAYLOAD} at the peer, got ${data ?? 'none'}`);
  }
  if (isConnectionOriented(entry)) await expectNoEnd(world, pair.peer);
};

function expectPayload(world: ConformanceWorld, entry: ProtocolInfo, data: Bytes | undefined): void {
  world.fact('return of WSPRecv', data ?? 'nothing');
  if (data === undefined && !isReliable(entry)) {
    throw new Inconclusive('no datagram arrived, however often it was sent');
  }
  if (data !== PAYLOAD) throw new AssertionError(`expected the bytes ${PAYLOAD}, got ${data ?? 'none'}`);
}

/**
 * Judges data of one descriptor. Where one of them was closed, a descriptor through which no data passed before
 * either says nothing about the closing.
 * @throws AssertionError, Inconclusive
 */
export function judgeData(
  world: ConformanceWorld,
  subject: Subject,
  which: Which,
  check: DataCheck,
): Promise<void> {
  const { entry, closedOne } = subject;
  return judgeBeyondPlainTransfer(world, subject, async () => {
    try {
      const descriptor = descriptorOfShared(world, subject, which);
      if (closedOne && (await isUnknown(descriptor)) && !(await isUnknown(await newSocket(world, entry))))
        throw new AssertionError(`the ${which} descriptor ${descriptor.s} is called no socket`);
      await check(world, entry, pairOf(subject), descriptor);
    } catch (cause) {
      if (!(cause instanceof AssertionError) || !closedOne) throw cause;
      if (await passesBefore(world, subject, which, check)) throw cause;
      throw new Inconclusive(`${cause.message}; so it is before a descriptor is closed (see SHR-3)`);
    }
  });
}

async function isUnknown({ process, s }: OwnedDescriptor): Promise<boolean> {
  return isNoSocket(await getOption(process, s, 'SO_TYPE', SIZE_OF_INT));
}

async function newSocket(
  { provider: process }: ConformanceWorld,
  entry: ProtocolInfo,
): Promise<OwnedDescriptor> {
  return { process, s: await preparedSocket(process, entry) };
}

/** Whether data passes through such a descriptor of another socket, of which none was closed. */
async function passesBefore(
  world: ConformanceWorld,
  subject: Subject,
  which: Which,
  check: DataCheck,
): Promise<boolean> {
  const { process } = furtherOf(subject);
  const pair = await pairOfEntry(world.run, world.provider, subject.entry);
  const further = await openFurther(world, pair.client, process.number);
  if (subject.peerHasSent) await sendFromPeer(world, pair);
  const twin = which === 'further' ? further : { process: world.provider, s: pair.client };
  try {
    await check(world, subject.entry, pair, twin);
    return true;
  } catch (cause) {
    if (cause instanceof AssertionError) return false;
    throw cause;
  }
}

/** @throws AssertionError where the peer is told that the connection has come to its end */
async function expectNoEnd(world: ConformanceWorld, peer: Hex): Promise<void> {
  const look = await world.provider.call('WSPRecv', receiveArguments(peer), { thread: PEER_THREAD });
  const { result, errno } = look.returned;
  world.fact(returnOf(look), result === 0 ? 'done' : codeName(errno));
  if (result === 0 && received(look) === '') {
    throw new AssertionError('the peer is told the end of the connection, of which a descriptor is open');
  }
}

function receiveArguments(s: Hex): Arguments {
  return { s, lpBuffers: [1], lpFlags: 0, lpOverlapped: null, lpCompletionRoutine: null, lpThreadId: null };
}
