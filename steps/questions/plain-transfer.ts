import { AssertionError } from 'chai';
import { canReceive, canSend, isConnectionOriented } from '../../providers/contract/structures/entry-traits';
import type { ReturnedCall } from '../../providers/ws2_32/provider-process';
import type { Subject } from '../support/subject';
import { Inconclusive } from '../support/verdicts';
import type { ConformanceWorld } from '../support/world';
import { pairOfEntry, PEER_THREAD } from './endpoints';
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
    const see = isConnectionOriented(subject.entry) ? 'DATA-2 to DATA-4' : 'DGRAM-1';
    throw new Inconclusive(`${cause.message}; no more does data pass between plain sockets (see ${see})`);
  }
}

/** Whether data passes, in each direction that the entry has, between two new sockets opened with no flags. */
async function dataPasses(world: ConformanceWorld, { entry }: Subject): Promise<boolean> {
  const { run, provider } = world;
  try {
    const connected = isConnectionOriented(entry);
    const pair = await pairOfEntry(run, provider, entry);
    if (canSend(entry)) {
      const name = connected ? 'WSPSend' : 'WSPSendTo';
      const send = (): ReturnType<typeof provider.call> =>
        provider.call(name, transferArguments(world, name, pair, null));
      const sent = await send();
      if (sent.returned.result !== 0 || wrongCountOfSend(sent, PAYLOAD.length / 2) !== undefined)
        return false;
      const there = await arrived(world, pair.peer, entry, PEER_THREAD, connected ? undefined : send);
      if (there !== PAYLOAD) return false;
    }
    if (!canReceive(entry)) return true;
    const again = (): Promise<void> => sendFromPeer(world, pair);
    await again();
    const counts = (call: ReturnedCall): boolean => wrongCountOfReceive(call) === undefined;
    return (await arrived(world, pair.client, entry, 1, connected ? undefined : again, counts)) === PAYLOAD;
  } catch (cause) {
    if (cause instanceof Inconclusive) return false;
    throw cause;
  }
}
