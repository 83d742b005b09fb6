import type { Hex } from '../../providers/contract/json';
import type { ProtocolInfo } from '../../providers/contract/structures/protocol-info';
import type { ReturnedCall } from '../../providers/ws2_32/provider-process';
import type { ConformanceWorld } from '../support/world';
import { addressOf, bind, preparedSocket } from './endpoints';

/** Of the time that a call may take, so much is waited: not to know yet is no failure to return. */
const PATIENCE = 0.8;

/**
 * Connects a socket to an address that belongs to a socket which does not listen.
 * @returns undefined where the provider has not found out in time that nobody listens
 */
export async function connectToNobody(
  world: ConformanceWorld,
  entry: ProtocolInfo,
  s: Hex,
): Promise<ReturnedCall | undefined> {
  const { provider, run } = world;
  const silent = await preparedSocket(provider, entry);
  const name = await bind(provider, silent, addressOf(run, entry).local);
  const connecting = provider.start('WSPConnect', { s, name });
  const { callMs } = run.session.provider.ixit.deadlines;
  await world.until(() => connecting.settled() !== undefined, PATIENCE * callMs);
  return connecting.settled();
}
