import { AssertionError } from 'chai';
import {
  canReceive,
  canSend,
  isConnectionOriented,
  isReliable,
  keepsBoundaries,
} from '../../providers/contract/structures/entry-traits';
import type { Bytes } from '../../providers/contract/json';
import type { ProtocolInfo } from '../../providers/contract/structures/protocol-info';
import type { ReturnedCall } from '../../providers/ws2_32/provider-process';
import type { Subject } from '../support/subject';
import { Inconclusive } from '../support/verdicts';
import type { ConformanceWorld } from '../support/world';
import type { Pair } from './endpoints';
import { pairOfEntry, PEER_THREAD, setNonBlocking } from './endpoints';
import type { Direction } from './exchange';
import { exchange } from './exchange';
import {
  arrived,
  PAYLOAD,
  sendFromPeer,
  transferArguments,
  wrongCountOfReceive,
  wrongCountOfSend,
} from './transfer';

/**
 * Judges something for which data has to pass. Where it fails, and data does
 * not pass between two sockets without anything unusual either, the failure is
 * that of the rules about data, and says nothing about what is judged.
 * @throws AssertionError, Inconclusive
 */
export async function judgeBeyondPlainTransfer(
  world: ConformanceWorld,
  subject: Subject,
  judge: () => Promise<void>,
): Promise<void> {
  try {
    await judge();
  } catch (cause) {
    if (!(cause instanceof AssertionError) || (await dataPasses(world, subject))) throw cause;
    const see = isConnectionOriented(subject.entry) ? 'DATA-2 to DATA-5' : 'DGRAM-1';
    throw new Inconclusive(`${cause.message}; no more does data pass between plain sockets (see ${see})`);
  }
}

/** Whether data passes, in each direction that the entry has, between two new sockets opened with no flags. */
async function dataPasses(world: ConformanceWorld, { entry, calls }: Subject): Promise<boolean> {
  const { run, provider } = world;
  try {
    const reliable = isReliable(entry);
    const name = isConnectionOriented(entry) ? 'WSPSend' : 'WSPSendTo';
    const pair = await pairOfEntry(run, provider, entry);
    if (canSend(entry) && reliable) {
      if (!(await piecesPass(world, entry, pair, calls.map(dataToSend)))) return false;
    } else if (canSend(entry)) {
      const send = (): ReturnType<typeof provider.call> =>
        provider.call(name, transferArguments(world, name, pair, null));
      const sent = await send();
      if (sent.returned.result !== 0 || wrongCountOfSend(sent, PAYLOAD.length / 2) !== undefined)
        return false;
      if ((await arrived(world, pair.peer, entry, PEER_THREAD, send)) !== PAYLOAD) return false;
    }
    if (!canReceive(entry)) return true;
    const again = (): Promise<unknown> => sendFromPeer(world, pair);
    await again();
    const counts = (call: ReturnedCall): boolean => wrongCountOfReceive(call) === undefined;
    return (await arrived(world, pair.client, entry, 1, reliable ? undefined : again, counts)) === PAYLOAD;
  } catch (cause) {
    if (cause instanceof Inconclusive) return false;
    throw cause;
  }
}

/** Whether pieces as long as those of the scenario arrive as they were sent, and short ones in one buffer and in several. */
async function piecesPass(
  world: ConformanceWorld,
  entry: ProtocolInfo,
  { client, peer }: Pair,
  sent: readonly Bytes[],
): Promise<boolean> {
  for (const s of [client, peer]) await setNonBlocking(world.provider, s);
  const direction: Direction = {
    from: client,
    to: peer,
    pieces: [...sent.filter((piece) => piece.length > PAYLOAD.length), PAYLOAD, PAYLOAD],
    inMessages: keepsBoundaries(entry),
    arrived: [],
    problem: undefined,
  };
  await exchange(world, [direction]);
  return direction.problem === undefined && direction.arrived.join('') === direction.pieces.join('');
}

/** What a call was given to send. */
function dataToSend({ call }: ReturnedCall): Bytes {
  const { lpBuffers } = call.arguments;
  return Array.isArray(lpBuffers) && lpBuffers.every((each) => typeof each === 'string')
    ? lpBuffers.join('')
    : '';
}
