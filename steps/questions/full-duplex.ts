import { bulkData } from '../../providers/contract/bulk-data';
import type { Bytes } from '../../providers/contract/json';
import { canReceive, canSend, isMessageOriented } from '../../providers/contract/structures/entry-traits';
import type { ProtocolInfo } from '../../providers/contract/structures/protocol-info';
import type { PendingCall, ReturnedCall } from '../../providers/ws2_32/provider-process';
import type { Subject } from '../support/subject';
import { NotApplicable } from '../support/verdicts';
import type { ConformanceWorld } from '../support/world';
import { PEER_THREAD, setNonBlocking } from './endpoints';
import type { Direction } from './exchange';
import { collect, surplus } from './exchange';
import { longestMessage } from './longest-message';
import { codeName } from './open-socket';
import { pairOf } from './pair-of';
import {
  countOfSend,
  PAYLOAD,
  received,
  sendFromPeer,
  wrongCountOfReceive,
  wrongCountOfSend,
} from './transfer';

/** The thread of the client that uses a connection while its first thread waits on it. */
const SECOND_THREAD = 3;
/** How long a call has time to begin to wait, in milliseconds: what is judged does not depend on it. */
const TO_BEGIN_MS = 20;

const PLAIN = { lpOverlapped: null, lpCompletionRoutine: null, lpThreadId: null } as const;

/** More than a peer usually has room for; where boundaries are kept, the longest message. */
export function longPiece(world: ConformanceWorld, entry: ProtocolInfo): Bytes {
  const { session } = world.run;
  return bulkData({
    seed: session.seed,
    offset: 0,
    length: longestMessage(entry, session.provider.ixit.bulkBytes),
  });
}

function newDirection(subject: Subject, way: 'to the peer' | 'to the client', piece: Bytes): Direction {
  const { client, peer } = pairOf(subject);
  const [from, to] = way === 'to the peer' ? [client, peer] : [peer, client];
  return { from, to, pieces: [piece], inMessages: true, arrived: [], problem: undefined };
}

/** Of the deadline for a call: so long a slow reader leaves a sender waiting. */
const SHARE_OF_SLOW_READER = 10;

/**
 * The client sends a long piece in calls that block, as many as it takes, and the peer receives it meanwhile. It
 * begins late: a reader that is slow has no room, which is no reason to call the connection broken. On a
 * byte stream the first call has about half of it, an odd number of bytes: so the last room that it waits for is
 * not just filled, whatever power of two a provider has room for.
 */
export async function sendBlocking(world: ConformanceWorld, subject: Subject): Promise<Direction> {
  if (!canSend(subject.entry)) throw new NotApplicable('the entry only receives');
  const piece = longPiece(world, subject.entry);
  const direction = newDirection(subject, 'to the peer', piece);
  await setNonBlocking(world.provider, direction.to);
  const half = 2 * (2 * Math.floor(piece.length / 8) + 1);
  const { callMs } = world.run.session.provider.ixit.deadlines;
  let sent = 0;
  while (sent < piece.length && direction.problem === undefined) {
    const rest = isMessageOriented(subject.entry) || sent > 0 ? piece.slice(sent) : piece.slice(0, half);
    const pending = world.provider.start('WSPSend', {
      s: direction.from,
      lpBuffers: [rest],
      dwFlags: 0,
      ...PLAIN,
    });
    if (sent === 0) await world.until(() => pending.settled() !== undefined, callMs / SHARE_OF_SLOW_READER);
    await receiveWhile(world, direction, pending);
    const call = await pending.outcome();
    direction.problem = problemOfSend(call, rest);
    if (direction.problem === undefined) sent += 2 * countOfSend(call);
  }
  if (direction.problem !== undefined) return direction;
  const missing = (piece.length - direction.arrived.join('').length) / 2;
  await take(world, direction, (bytes) => bytes.length / 2 >= missing);
  const there = direction.arrived.join('').length;
  direction.problem =
    there < piece.length
      ? `only ${String(there / 2)} of ${String(piece.length / 2)} bytes arrived`
      : await surplus(world, direction);
  return direction;
}

/** The client's receive waits, and it sends meanwhile. */
export async function sendWhileReceiving(
  world: ConformanceWorld,
  subject: Subject,
): Promise<readonly Direction[]> {
  needsBoth(subject);
  const [out, back] = [
    newDirection(subject, 'to the peer', PAYLOAD),
    newDirection(subject, 'to the client', PAYLOAD),
  ];
  await setNonBlocking(world.provider, out.to);
  const receiving = startReceive(world, back, 1);
  await world.until(() => receiving.settled() !== undefined, TO_BEGIN_MS);
  const sending = world.provider.start(
    'WSPSend',
    { s: out.from, lpBuffers: [PAYLOAD], dwFlags: 0, ...PLAIN },
    { thread: SECOND_THREAD },
  );
  await receiveWhile(world, out, sending);
  out.problem = problemOfSend(await sending.outcome(), PAYLOAD);
  if (out.problem === undefined && out.arrived.length === 0) await take(world, out, (bytes) => bytes !== '');
  await sendFromPeer(world, pairOf(subject));
  note(back, await receiving.outcome());
  return [out, back];
}

/** The client's send waits, as far as the peer has no room, and it receives meanwhile. */
export async function receiveWhileSending(
  world: ConformanceWorld,
  subject: Subject,
): Promise<readonly Direction[]> {
  needsBoth(subject);
  const piece = longPiece(world, subject.entry);
  const [out, back] = [
    newDirection(subject, 'to the peer', piece),
    newDirection(subject, 'to the client', PAYLOAD),
  ];
  const sending = world.provider.start('WSPSend', {
    s: out.from,
    lpBuffers: [piece],
    dwFlags: 0,
    ...PLAIN,
  });
  await world.until(() => sending.settled() !== undefined, TO_BEGIN_MS);
  const receiving = startReceive(world, back, SECOND_THREAD);
  await sendFromPeer(world, pairOf(subject));
  note(back, await receiving.outcome());
  // the client's first thread waits in WSPSend
  await setNonBlocking(world.provider, out.to, PEER_THREAD);
  await receiveWhile(world, out, sending);
  out.problem = problemOfSend(await sending.outcome(), piece);
  // whether all of the long piece arrives is for another rule
  return out.problem === undefined ? [back] : [out, back];
}

function needsBoth({ entry }: Subject): void {
  if (!canSend(entry) || !canReceive(entry)) throw new NotApplicable('the entry has one direction only');
}

function startReceive(world: ConformanceWorld, { to }: Direction, thread: number): PendingCall {
  const lpBuffers = [PAYLOAD.length / 2];
  return world.provider.start('WSPRecv', { s: to, lpBuffers, lpFlags: 0, ...PLAIN }, { thread });
}

function note(direction: Direction, call: ReturnedCall): void {
  const { result, errno } = call.returned;
  direction.problem =
    result === 0 ? wrongCountOfReceive(call) : `${call.call.function} failed with ${codeName(errno)}`;
  const bytes = result === 0 ? received(call) : '';
  if (direction.problem === undefined && bytes !== '') direction.arrived.push(bytes);
}

function problemOfSend(call: ReturnedCall, given: Bytes): string | undefined {
  const { result, errno } = call.returned;
  return result === 0 ? wrongCountOfSend(call, given.length / 2) : `WSPSend failed with ${codeName(errno)}`;
}

/** The peer receives while a call to send is under way. */
async function receiveWhile(
  world: ConformanceWorld,
  direction: Direction,
  sending: PendingCall,
): Promise<void> {
  await take(world, direction, () => sending.settled() !== undefined);
}

async function take(
  world: ConformanceWorld,
  { to, arrived }: Direction,
  enough: (bytes: Bytes) => boolean,
): Promise<void> {
  const bytes = await collect(world, to, enough);
  if (bytes !== '') arrived.push(bytes);
}
