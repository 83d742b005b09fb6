import type { Hex } from '../../providers/contract/json';
import type { PendingCall, ReturnedCall } from '../../providers/ws2_32/provider-process';
import type { ConformanceWorld } from '../support/world';
import { acceptWhereItWaits } from './accept-where-it-waits';
import type { Listener } from './endpoints';

/** A connect that was tried. */
interface Connect {
  readonly call: ReturnedCall;
  /** The acceptance that the provider waited for, where it did. */
  readonly accepting: PendingCall | undefined;
}

/**
 * Connects a socket to a listener. Most providers need no WSPAccept for that;
 * where the call has not returned after a while, the connection is accepted.
 */
export async function judgedConnect(
  world: ConformanceWorld,
  s: Hex,
  { listener, address }: Listener,
): Promise<Connect> {
  const connecting = world.provider.start('WSPConnect', { s, name: address });
  const accepting = await acceptWhereItWaits(world, connecting, listener);
  return { call: await connecting.outcome(), accepting };
}
