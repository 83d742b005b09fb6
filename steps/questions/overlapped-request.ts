import type { Hex } from '../../providers/contract/json';
import { isConnectionless } from '../../providers/contract/structures/entry-traits';
import type { ProtocolInfo } from '../../providers/contract/structures/protocol-info';
import type { ProviderProcess, ReturnedCall } from '../../providers/ws2_32/provider-process';
import type { ConformanceWorld } from '../support/world';
import type { Pair } from './endpoints';
import type { TransferFunction } from './transfer';
import { isReceiving, MOST_DATAGRAMS, sendFromPeer, transferArguments } from './transfer';

/** A call with an overlapped structure, and the token that its completion would carry. */
export interface OverlappedRequest {
  readonly call: ReturnedCall;
  readonly token: Hex;
}

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
): Promise<OverlappedRequest> {
  const { opened, ixit } = world.run.session.provider;
  const token = world.freshToken();
  const pending = process.start(name, transferArguments(world, name, pair, { token, hEvent: null }));
  const isOver = (): boolean => pending.settled() !== undefined;
  if (isReceiving(name) && opened.threads === 'many') {
    await world.until(isOver, ixit.deadlines.callMs / 5, process);
    const copies = isConnectionless(entry) ? MOST_DATAGRAMS : 1;
    for (let sent = 0; sent < copies && !isOver(); sent += 1) {
      await sendFromPeer(world, pair);
      await world.until(isOver, ixit.deadlines.callMs / (4 * MOST_DATAGRAMS), process);
    }
  }
  return { call: await pending.outcome(), token };
}
