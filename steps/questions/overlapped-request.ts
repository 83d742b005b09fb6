import type { Arguments, Bytes, Hex } from '../../providers/contract/json';
import { isReliable } from '../../providers/contract/structures/entry-traits';
import type { ProtocolInfo } from '../../providers/contract/structures/protocol-info';
import type { ProviderProcess, ReturnedCall } from '../../providers/ws2_32/provider-process';
import type { Subject } from '../support/subject';
import type { ConformanceWorld } from '../support/world';
import type { Pair } from './endpoints';
import { pairOf } from './pair-of';
import type { Overlapped, TransferFunction } from './transfer';
import { isReceiving, MOST_DATAGRAMS, sendFromPeer, transferArguments } from './transfer';

/** Room for more than is ever sent to a request: its count is of what came, not of what there was room for. */
const ROOM = 64;
/** How long a call on a socket that blocks has time to begin to wait, in milliseconds. */
const TO_BEGIN_MS = 20;

/** A call with an overlapped structure, and the token that its completion would carry. */
export interface OverlappedRequest {
  readonly call: ReturnedCall;
  readonly token: Hex;
  /** Whether the peer had to send something until the call returned. */
  readonly waited: boolean;
}

/** The buffers of a request, where they are not the usual ones: lengths to receive into, data to send. */
export type Buffers = readonly number[] | readonly Bytes[];

/**
 * Makes an overlapped request on the client's socket of a pair.
 *
 * A socket without the overlapped attribute may serve it as an ordinary call, and that one may wait until there
 * is something to receive: only to leave it pending is forbidden (READING, "Flags"). So the peer sends where the
 * call has not returned in a fifth of its time.
 */
export async function overlappedRequest(
  world: ConformanceWorld,
  process: ProviderProcess,
  entry: ProtocolInfo,
  name: TransferFunction,
  pair: Pair,
  how: { readonly lpBuffers?: Buffers; readonly patienceMs?: number } = {},
): Promise<OverlappedRequest> {
  const { opened, ixit } = world.run.session.provider;
  const { lpBuffers, patienceMs = ixit.deadlines.callMs / 5 } = how;
  const token = world.freshToken();
  const args = requestArguments(world, name, pair, { token, hEvent: null });
  const pending = process.start(name, lpBuffers === undefined ? args : { ...args, lpBuffers });
  const isOver = (): boolean => pending.settled() !== undefined;
  let waited = false;
  if (isReceiving(name) && opened.threads === 'many') {
    await world.until(isOver, patienceMs, process);
    const copies = isReliable(entry) ? 1 : MOST_DATAGRAMS;
    for (let sent = 0; sent < copies && !isOver(); sent += 1) {
      waited = true;
      await sendFromPeer(world, pair);
      await world.until(isOver, ixit.deadlines.callMs / (4 * MOST_DATAGRAMS), process);
    }
  }
  return { call: await pending.outcome(), token, waited };
}

function requestArguments(
  world: ConformanceWorld,
  name: TransferFunction,
  pair: Pair,
  lpOverlapped: Overlapped,
): Arguments {
  const args = transferArguments(world, name, pair, lpOverlapped);
  return isReceiving(name) ? { ...args, lpBuffers: [ROOM] } : args;
}

/** Makes a request for a subject, and keeps the call and its token. */
export async function makeRequest(
  world: ConformanceWorld,
  subject: Subject,
  name: TransferFunction,
  lpBuffers?: Buffers,
): Promise<ReturnedCall> {
  const { call, token, waited } = await overlappedRequest(
    world,
    world.provider,
    subject.entry,
    name,
    pairOf(subject),
    {
      ...(lpBuffers === undefined ? {} : { lpBuffers }),
      ...(subject.blocks ? { patienceMs: TO_BEGIN_MS } : {}),
    },
  );
  subject.calls = [...subject.calls, call];
  subject.tokens = [...subject.tokens, token];
  subject.waited = waited;
  return call;
}

/** Two buffers with as much room, or for as much data, as one of the usual ones. */
export function inTwo(name: TransferFunction, data: Bytes): Buffers {
  const border = 3;
  return isReceiving(name) ? [border, ROOM - border] : [data.slice(0, 2 * border), data.slice(2 * border)];
}
