import { ERROR_CODES, IOCTLS, SOCKET_ERROR } from '../../providers/contract/constants/constants';
import type { Arguments, Bytes, Hex, Json } from '../../providers/contract/json';
import {
  canReceive,
  canSend,
  isConnectionless,
  isReliable,
  keepsBoundaries,
} from '../../providers/contract/structures/entry-traits';
import type { ProtocolInfo } from '../../providers/contract/structures/protocol-info';
import type { PendingCall, ProviderProcess, ReturnedCall } from '../../providers/ws2_32/provider-process';
import { NotApplicable } from '../support/verdicts';
import type { ConformanceWorld } from '../support/world';
import type { Pair } from './endpoints';
import { PEER_THREAD, setNonBlocking, SIZE_OF_SOCKADDR } from './endpoints';

/** The functions that can be used for overlapped operations. */
export type TransferFunction = 'WSPSend' | 'WSPSendTo' | 'WSPRecv' | 'WSPRecvFrom' | 'WSPIoctl';

/** What is sent: any bytes will do, as long as they are not all alike. */
export const PAYLOAD: Bytes = '0123456789abcdef';
/** As many bytes, for a second message. */
export const SECOND_PAYLOAD: Bytes = 'fedcba9876543210';
/** As many bytes each, for a third and a fourth message. */
export const LATER_PAYLOADS: readonly [Bytes, Bytes] = ['1122334455667788', '99aabbccddeeff00'];
const PAYLOAD_SIZE = PAYLOAD.length / 2;
const SIZE_OF_DWORD = 4;
/** How long the tester waits between two looks at a socket, in milliseconds. */
const LOOK_AGAIN_MS = 10;
/** How often a datagram is sent again before it counts as lost for good. */
export const MOST_DATAGRAMS = 5;

/** A request structure as calls carry it, or null for a call without overlapped parameters. */
export type Overlapped = { readonly token: Hex; readonly hEvent: null } | null;

export function isReceiving(name: TransferFunction): boolean {
  return name === 'WSPRecv' || name === 'WSPRecvFrom';
}

/** The arguments of a transfer on the client's socket. */
export function transferArguments(
  world: ConformanceWorld,
  name: TransferFunction,
  { client, peerAddress }: Pair,
  lpOverlapped: Overlapped,
): Arguments {
  const overlapped = { lpOverlapped: lpOverlapped as Json, lpCompletionRoutine: null, lpThreadId: null };
  const s = client;
  switch (name) {
    case 'WSPSend':
      return { s, lpBuffers: [PAYLOAD], dwFlags: 0, ...overlapped };
    case 'WSPSendTo':
      return { s, lpBuffers: [PAYLOAD], dwFlags: 0, lpTo: peerAddress, ...overlapped };
    case 'WSPRecv':
      return { s, lpBuffers: [PAYLOAD_SIZE], lpFlags: 0, ...overlapped };
    case 'WSPRecvFrom':
      return { s, lpBuffers: [PAYLOAD_SIZE], lpFlags: 0, lpFromlen: SIZE_OF_SOCKADDR, ...overlapped };
    case 'WSPIoctl': {
      const { waitingIoctl } = world.run.session.provider.ixit;
      return waitingIoctl === undefined || lpOverlapped === null
        ? { s, dwIoControlCode: IOCTLS.FIONREAD, lpvInBuffer: '', cbOutBuffer: SIZE_OF_DWORD, ...overlapped }
        : {
            s,
            dwIoControlCode: waitingIoctl.code,
            lpvInBuffer: waitingIoctl.input,
            cbOutBuffer: 0,
            ...overlapped,
          };
    }
  }
}

/** @throws NotApplicable where the entry has no such direction (XP1_UNI_SEND, XP1_UNI_RECV) */
export function needsDirection(entry: ProtocolInfo, name: TransferFunction): void {
  if (name === 'WSPIoctl') return;
  if (isReceiving(name) && !canReceive(entry)) throw new NotApplicable('the entry only sends');
  if (!isReceiving(name) && !canSend(entry)) throw new NotApplicable('the entry only receives');
}

/** @throws NotApplicable where the entry does not guarantee delivery: who waits for data may wait for ever */
export function needsDelivery(entry: ProtocolInfo): void {
  if (!isReliable(entry)) throw new NotApplicable('the entry does not guarantee that data is delivered');
}

/** Whether a request was left pending. */
export function isPending({ returned }: ReturnedCall): boolean {
  return returned.result === SOCKET_ERROR && returned.errno === ERROR_CODES.WSA_IO_PENDING;
}

/**
 * Sends from the peer to the client's socket. Where the call has not returned after a while, whoever calls goes on:
 * some providers end it only when somebody receives.
 * @returns the call; undefined where it has not returned yet
 */
export async function sendFromPeer(
  world: ConformanceWorld,
  pair: Pair,
  payload: Bytes = PAYLOAD,
): Promise<ReturnedCall | undefined> {
  const sending = startFromPeer(world, pair, payload);
  const { opened, ixit } = world.run.session.provider;
  const isOver = (): boolean => sending.settled() !== undefined;
  if (opened.threads === 'many') await world.until(isOver, ixit.deadlines.callMs / PATIENCE_WITH_THE_PEER);
  return opened.threads === 'one' || isOver() ? sending.outcome() : undefined;
}

/** Sends bytes of a stream from the peer, in as many calls as it takes: one on a socket that does not block may send a part. */
export async function sendStreamFromPeer(world: ConformanceWorld, pair: Pair, bytes: Bytes): Promise<void> {
  const most = Math.ceil(world.run.session.provider.ixit.deadlines.callMs / LOOK_AGAIN_MS);
  let rest = bytes;
  for (let calls = 0; rest !== '' && calls < most; calls += 1) {
    const call = await sendFromPeer(world, pair, rest);
    // one that still waits goes on by itself
    if (call === undefined) return;
    const { result, errno } = call.returned;
    if (result !== 0 && errno !== ERROR_CODES.WSAEWOULDBLOCK) return;
    if (result === 0) rest = rest.slice(2 * countOfSend(call));
    else await world.pause(LOOK_AGAIN_MS);
  }
}

/** The part of a call's deadline that is waited for the peer's call to send. */
const PATIENCE_WITH_THE_PEER = 5;

/** Begins to send from the peer: some providers end that call only when somebody receives. */
export function startFromPeer(
  world: ConformanceWorld,
  { peer, clientAddress }: Pair,
  payload: Bytes = PAYLOAD,
): PendingCall {
  const plain = { dwFlags: 0, lpOverlapped: null, lpCompletionRoutine: null, lpThreadId: null };
  const lpBuffers = [payload];
  const { dwFlags, ...overlapped } = plain;
  return clientAddress === ''
    ? world.provider.start('WSPSend', { s: peer, lpBuffers, dwFlags, ...overlapped }, { thread: PEER_THREAD })
    : world.provider.start(
        'WSPSendTo',
        { s: peer, lpBuffers, dwFlags, lpTo: clientAddress, ...overlapped },
        { thread: PEER_THREAD },
      );
}

/**
 * Looks for what has arrived at a socket, without blocking, until something
 * has or the deadline of a call is over.
 * @param again sends once more, since datagrams may be lost; called a few times at most
 * @param fits whether a receive that brought something tells of it as it has to
 * @returns the bytes, or undefined where nothing came
 */
export function arrived(
  world: ConformanceWorld,
  s: Hex,
  entry: ProtocolInfo,
  thread: number,
  again?: () => Promise<unknown>,
  fits?: (call: ReturnedCall) => boolean,
): Promise<Bytes | undefined> {
  return arrivedIn(world, world.provider, s, entry, thread, again, fits);
}

/** The same, for a descriptor of any process. */
export async function arrivedIn(
  world: ConformanceWorld,
  process: ProviderProcess,
  s: Hex,
  entry: ProtocolInfo,
  thread: number,
  again?: () => Promise<unknown>,
  fits: (call: ReturnedCall) => boolean = () => true,
): Promise<Bytes | undefined> {
  await setNonBlocking(process, s, thread);
  const { callMs } = world.run.session.provider.ixit.deadlines;
  const looks = Math.ceil(callMs / LOOK_AGAIN_MS);
  let bytes: Bytes = '';
  for (let look = 0; look < looks; look += 1) {
    const lpBuffers = [PAYLOAD_SIZE - bytes.length / 2];
    const plain = { lpOverlapped: null, lpCompletionRoutine: null, lpThreadId: null };
    // WSPRecv is for connected sockets
    const call = isConnectionless(entry)
      ? await process.call(
          'WSPRecvFrom',
          { s, lpBuffers, lpFlags: 0, lpFromlen: SIZE_OF_SOCKADDR, ...plain },
          { thread },
        )
      : await process.call('WSPRecv', { s, lpBuffers, lpFlags: 0, ...plain }, { thread });
    const { result, errno } = call.returned;
    const more = result === 0 && fits(call) ? received(call) : '';
    bytes += more;
    if (bytes.length >= PAYLOAD.length) return bytes;
    // an end of the connection, or an error that is not "nothing there yet"
    if (more === '' && errno !== ERROR_CODES.WSAEWOULDBLOCK) break;
    if (more !== '') continue;
    await world.pause(LOOK_AGAIN_MS);
    if (again !== undefined && (look + 1) % Math.ceil(looks / MOST_DATAGRAMS) === 0) await again();
  }
  return bytes === '' ? undefined : bytes;
}

/** The bytes that a receiving call brought. */
export function received({ returned }: ReturnedCall): Bytes {
  const buffers = returned.out['lpBuffers'];
  return Array.isArray(buffers) ? buffers.join('') : '';
}

/** What a call says that it has sent, in bytes. */
export function countOfSend({ returned }: ReturnedCall): number {
  return Number(returned.out['lpNumberOfBytesSent']);
}

/** What is wrong with the count of a send that has succeeded: it is of some or all of what was given. */
export function wrongCountOfSend(call: ReturnedCall, given: number): string | undefined {
  const told = countOfSend(call);
  if (told >= 1 && told <= given) return undefined;
  return `${call.call.function} tells that ${String(told)} bytes were sent, of ${String(given)}`;
}

/** What is wrong with the count of a receive that has succeeded: it is of what it brought. */
export function wrongCountOfReceive(call: ReturnedCall): string | undefined {
  const told = Number(call.returned.out['lpNumberOfBytesRecvd']);
  const brought = received(call).length / 2;
  if (told === brought) return undefined;
  return `${call.call.function} tells a count of ${String(told)} bytes, and brings ${String(brought)}`;
}

/**
 * Whether what one receiving call brought can be the payload: all of it, or on
 * a byte stream the beginning of it, since a stream has no boundaries.
 */
export function isReceived(entry: ProtocolInfo, bytes: Bytes, payload: Bytes): boolean {
  return bytes === payload || (!isMessage(entry) && bytes !== '' && payload.startsWith(bytes));
}

/** Whether what one call sends is received by one call. */
function isMessage(entry: ProtocolInfo): boolean {
  return isConnectionless(entry) || keepsBoundaries(entry);
}

/** Waits for the completion of a request; `again` sends once more, since datagrams may be lost. */
export async function completes(
  world: ConformanceWorld,
  token: Hex,
  again?: () => Promise<unknown>,
): Promise<boolean> {
  const { callMs } = world.run.session.provider.ixit.deadlines;
  const tries = again === undefined ? 1 : MOST_DATAGRAMS;
  for (let made = 0; made < tries; made += 1) {
    const came = await world.until(
      () => world.provider.completionOf(token) !== undefined,
      Math.ceil(callMs / tries),
    );
    if (came) return true;
    if (made + 1 < tries) await again?.();
  }
  return false;
}
