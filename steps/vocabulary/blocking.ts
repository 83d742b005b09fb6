import type { Hex } from '../../providers/contract/json';
import type { BlockingCall } from '../questions/block-with-hook';
import { collect } from '../questions/exchange';
import { longPiece } from '../questions/full-duplex';
import {
  addressOf,
  listen,
  PEER_THREAD,
  prepared,
  preparedSocket,
  setNonBlocking,
  SIZE_OF_SOCKADDR,
} from '../questions/endpoints';
import { pairOf } from '../questions/pair-of';
import { MOST_DATAGRAMS, needsDirection, sendFromPeer, transferArguments } from '../questions/transfer';
import { isReliable } from '../../providers/contract/structures/entry-traits';
import type { Subject } from '../support/subject';
import { Inconclusive } from '../support/verdicts';
import type { ConformanceWorld } from '../support/world';
import { definePhrases } from './phrases';

export type Blocking = (world: ConformanceWorld, subject: Subject) => Promise<BlockingCall>;

/**
 * Sends from the peer until the call is over; where delivery is guaranteed once is enough.
 * @throws Inconclusive where no datagram has ended it
 */
async function sendUntil(world: ConformanceWorld, subject: Subject, isOver: () => boolean): Promise<void> {
  const pair = pairOf(subject);
  await sendFromPeer(world, pair);
  if (isReliable(subject.entry)) return;
  const patienceMs = world.run.session.provider.ixit.deadlines.callMs / (2 * MOST_DATAGRAMS);
  for (let sent = 1; sent < MOST_DATAGRAMS && !(await world.until(isOver, patienceMs)); sent += 1)
    await sendFromPeer(world, pair);
  if (!(await world.until(isOver, patienceMs)))
    throw new Inconclusive('no datagram of the peer arrived, however often it was sent');
}

/**
 * Receives at the peer until the call is over.
 * @throws Inconclusive where that has not ended it
 */
async function receiveUntil(world: ConformanceWorld, peer: Hex, isOver: () => boolean): Promise<void> {
  await collect(world, peer, isOver, world.run.session.provider.ixit.deadlines.callMs / 4);
  if (!isOver()) throw new Inconclusive('WSPSend still waits, whatever the peer receives (see DATA-3)');
}

/** A receive that waits until the peer sends. */
const receiving =
  (name: 'WSPRecv' | 'WSPRecvFrom'): Blocking =>
  (world, subject) => {
    const pair = pairOf(subject);
    needsDirection(subject.entry, name);
    return Promise.resolve({
      name,
      arguments: transferArguments(world, name, pair, null),
      release: (isOver) => sendUntil(world, subject, isOver),
    });
  };

/** The calls that block, by the functions' names. */
export const BLOCKING = {
  WSPRecv: receiving('WSPRecv'),
  WSPRecvFrom: receiving('WSPRecvFrom'),
  WSPSend: async (world, subject) => {
    const { client: s, peer } = pairOf(subject);
    needsDirection(subject.entry, 'WSPSend');
    await setNonBlocking(world.provider, peer);
    return {
      name: 'WSPSend',
      arguments: {
        s,
        lpBuffers: [longPiece(world, subject.entry)],
        dwFlags: 0,
        lpOverlapped: null,
        lpCompletionRoutine: null,
        lpThreadId: null,
      },
      release: (isOver) => receiveUntil(world, peer, isOver),
    };
  },
  WSPAccept: async (world, { entry }) => {
    const { listener, address } = await listen(world.provider, entry, addressOf(world.run, entry).local);
    const client = await preparedSocket(world.provider, entry);
    return {
      name: 'WSPAccept',
      arguments: { s: listener, addrlen: SIZE_OF_SOCKADDR, lpfnCondition: null },
      release: () => prepared(world.provider, 'WSPConnect', { s: client, name: address }, PEER_THREAD),
    };
  },
  WSPConnect: async (world, { entry }) => {
    const { listener, address } = await listen(world.provider, entry, addressOf(world.run, entry).local);
    const client = await preparedSocket(world.provider, entry);
    const accept = { s: listener, addrlen: SIZE_OF_SOCKADDR, lpfnCondition: null };
    return {
      name: 'WSPConnect',
      arguments: { s: client, name: address },
      release: () => prepared(world.provider, 'WSPAccept', accept, PEER_THREAD),
    };
  },
} as const satisfies { readonly [name: string]: Blocking };

definePhrases<Blocking>('blocking', BLOCKING);
