import { AssertionError } from 'chai';
import { ERROR_CODES } from '../../providers/contract/constants/constants';
import type { Arguments, Bytes, Hex } from '../../providers/contract/json';
import type { PendingCall, ReturnedCall } from '../../providers/ws2_32/provider-process';
import { Inconclusive } from '../support/verdicts';
import type { ConformanceWorld } from '../support/world';
import { SIZE_OF_SOCKADDR } from './endpoints';
import { codeName } from './open-socket';
import { MOST_DATAGRAMS, received } from './transfer';

/** A datagram as it was received. */
export interface Datagram {
  readonly data: Bytes;
  /** The sockaddr of the sender. */
  readonly from: Bytes;
}

const PLAIN = { lpOverlapped: null, lpCompletionRoutine: null, lpThreadId: null } as const;
/** Room for any datagram: what is cut has been cut on the way. */
const RECEIVE_SIZE = 65_536;
/** A part of any datagram that is sent to be received in two buffers, in bytes. */
const SHORT_BUFFER = 3;
/** How long the tester waits between two looks at a socket, in milliseconds. */
const LOOK_AGAIN_MS = 10;

/** What is sent before a socket is connected: it may arrive once more. */
export const BEFORE: { readonly toClient: Bytes; readonly toThird: Bytes } = {
  toClient: 'f0f0f0f0',
  toThird: 'f1f1f1f1',
};

/** The arguments of WSPSend for a datagram to the peer that the socket is connected to. */
export function sendArguments(s: Hex, data: Bytes): Arguments {
  return { s, lpBuffers: [data], dwFlags: 0, ...PLAIN };
}

function sendToArguments(s: Hex, lpBuffers: readonly Bytes[], lpTo: Bytes): Arguments {
  return { s, lpBuffers, dwFlags: 0, lpTo, ...PLAIN };
}

/** Answers of a send that lose the datagram, and refuse nothing. */
const NO_ROOM: readonly (number | null)[] = [ERROR_CODES.WSAEWOULDBLOCK, ERROR_CODES.WSAENOBUFS];

/** Answers of a receive that brings nothing and refuses nothing: all but the first tell that an earlier datagram was lost. */
const NOTHING_YET: readonly (number | null)[] = [
  ERROR_CODES.WSAEWOULDBLOCK,
  ERROR_CODES.WSAECONNRESET,
  ERROR_CODES.WSAENETRESET,
  ERROR_CODES.WSAECONNREFUSED,
  ERROR_CODES.WSAEHOSTUNREACH,
];

/**
 * Sends a datagram with WSPSendTo, where that is what is judged.
 * @param data its bytes, in one buffer or in several
 * @throws AssertionError where it is refused: a datagram may be lost, but there is nothing to refuse
 */
export async function sendToAnybody(
  world: ConformanceWorld,
  s: Hex,
  data: Bytes | readonly Bytes[],
  lpTo: Bytes,
): Promise<void> {
  const lpBuffers = typeof data === 'string' ? [data] : data;
  expectSent(await world.provider.call('WSPSendTo', sendToArguments(s, lpBuffers, lpTo)));
}

/**
 * Sends a datagram with WSPSend to the peer that the socket is connected to, where that is what is judged.
 * @throws AssertionError where it is refused
 */
export async function sendToPeer(world: ConformanceWorld, s: Hex, data: Bytes): Promise<void> {
  expectSent(await world.provider.call('WSPSend', sendArguments(s, data)));
}

function expectSent({ call, returned }: ReturnedCall): void {
  if (returned.result === 0 || NO_ROOM.includes(returned.errno)) return;
  const buffers = call.arguments['lpBuffers'];
  const bytes = Array.isArray(buffers) ? buffers.join('').length / 2 : 0;
  throw new AssertionError(
    `expected ${call.function} to send ${String(bytes)} bytes, it failed with ${codeName(returned.errno)}`,
  );
}

/** Begins to receive on a socket that is connected and blocks. */
export function startReceive(world: ConformanceWorld, s: Hex): PendingCall {
  return world.provider.start('WSPRecv', receiveArguments(s));
}

/** What a receive on a connected socket has brought. */
export function datagramIn(call: ReturnedCall): Datagram | undefined {
  return call.returned.result === 0 ? { data: received(call), from: '' } : undefined;
}

function receiveArguments(s: Hex): Arguments {
  return { s, lpBuffers: [RECEIVE_SIZE], lpFlags: 0, ...PLAIN };
}

/** Calls WSPSendTo, whatever becomes of it. */
export function sendAnyway(world: ConformanceWorld, s: Hex, data: Bytes, lpTo: Bytes): Promise<ReturnedCall> {
  return world.provider.call('WSPSendTo', sendToArguments(s, [data], lpTo));
}

/**
 * Sends a datagram: with WSPSendTo to an address, or with WSPSend to the peer that the socket is connected to.
 * @throws Inconclusive where it cannot be sent
 */
export async function sendDatagram(
  world: ConformanceWorld,
  s: Hex,
  data: Bytes,
  lpTo?: Bytes,
  thread = 1,
): Promise<ReturnedCall> {
  const call =
    lpTo === undefined
      ? await world.provider.call('WSPSend', sendArguments(s, data), { thread })
      : await world.provider.call('WSPSendTo', sendToArguments(s, [data], lpTo), { thread });
  if (call.returned.result !== 0) {
    throw new Inconclusive(`${call.call.function} failed with ${codeName(call.returned.errno)}`);
  }
  return call;
}

/**
 * One look at a socket that does not block: the datagram that is there, or undefined.
 * @throws Inconclusive where WSPRecvFrom is refused
 */
export function datagramFrom(world: ConformanceWorld, s: Hex): Promise<Datagram | undefined> {
  return look(world, s, [RECEIVE_SIZE]);
}

/**
 * The same, where it is judged whether the socket can receive from anybody.
 * @throws AssertionError where WSPRecvFrom is refused
 */
export async function datagramFromAnybody(world: ConformanceWorld, s: Hex): Promise<Datagram | undefined> {
  try {
    return await datagramFrom(world, s);
  } catch (cause) {
    throw cause instanceof Inconclusive
      ? new AssertionError(`expected datagrams to be received; ${cause.message}`)
      : cause;
  }
}

/** The same, with two buffers, of which the first is short. */
export function datagramInTwoFrom(world: ConformanceWorld, s: Hex): Promise<Datagram | undefined> {
  return look(world, s, [SHORT_BUFFER, RECEIVE_SIZE]);
}

async function look(
  world: ConformanceWorld,
  s: Hex,
  lpBuffers: readonly number[],
): Promise<Datagram | undefined> {
  const call = await world.provider.call('WSPRecvFrom', {
    s,
    lpBuffers,
    lpFlags: 0,
    lpFromlen: SIZE_OF_SOCKADDR,
    ...PLAIN,
  });
  const { result, errno } = call.returned;
  if (result !== 0 && NOTHING_YET.includes(errno)) return undefined;
  // one that is called too long for the room that there is has been cut
  if (result !== 0 && errno !== ERROR_CODES.WSAEMSGSIZE)
    throw new Inconclusive(`${call.call.function} failed with ${codeName(errno)}`);
  const from = call.returned.out['lpFrom'];
  return { data: received(call), from: typeof from === 'string' ? from : '' };
}

/** One look at a socket that is connected and does not block, with WSPRecv. */
export async function datagramOfPeer(world: ConformanceWorld, s: Hex): Promise<Datagram | undefined> {
  return datagramIn(await world.provider.call('WSPRecv', receiveArguments(s)));
}

/**
 * Has a datagram sent, and looks for it at a socket that does not block; sends
 * again a few times within the deadline of a call, since datagrams may be lost.
 * @param earlier what was sent to the socket before and may arrive once more
 * @param look how the socket is read
 * @returns the first other datagram that arrives, or undefined where none does
 */
export async function receiveDatagram(
  world: ConformanceWorld,
  s: Hex,
  send: () => Promise<unknown>,
  earlier: readonly Bytes[] = [],
  look = datagramFrom,
): Promise<Datagram | undefined> {
  const looks = Math.ceil(world.run.session.provider.ixit.deadlines.callMs / LOOK_AGAIN_MS / MOST_DATAGRAMS);
  for (let sent = 0; sent < MOST_DATAGRAMS; sent += 1) {
    await send();
    for (let looked = 0; looked < looks; looked += 1) {
      const found = await look(world, s);
      if (found !== undefined && !earlier.includes(found.data)) return found;
      if (found === undefined) await world.pause(LOOK_AGAIN_MS);
    }
  }
  return undefined;
}
