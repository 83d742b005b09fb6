import type { Hex } from '../../providers/contract/json';
import type { PendingCall } from '../../providers/ws2_32/provider-process';
import type { ConformanceWorld } from '../support/world';
import { PEER_THREAD, SIZE_OF_SOCKADDR } from './endpoints';

/** How long a call may take before the tester accepts, for providers that wait for that. */
const BEFORE_ACCEPT_MS = 300;

/**
 * Has a listener accept where a call that asks for a connection has not returned after a while.
 * @param asking the call that asks for it
 * @returns the acceptance; undefined where the call returned before, or the provider allows one call at a time
 */
export async function acceptWhereItWaits(
  world: ConformanceWorld,
  asking: PendingCall,
  listener: Hex,
): Promise<PendingCall | undefined> {
  if (world.run.session.provider.opened.threads !== 'many') return undefined;
  if (await world.until(() => asking.settled() !== undefined, BEFORE_ACCEPT_MS)) return undefined;
  const accept = { s: listener, addrlen: SIZE_OF_SOCKADDR, lpfnCondition: null };
  return world.provider.start('WSPAccept', accept, { thread: PEER_THREAD });
}
