import type { Hex } from '../../providers/contract/json';
import type { PendingCall, ReturnedCall } from '../../providers/ws2_32/provider-process';
import type { ConformanceWorld } from '../support/world';
import type { Listener } from './endpoints';
import { PEER_THREAD, SIZE_OF_SOCKADDR } from './endpoints';

/** How long WSPConnect may take before the tester accepts the connection, for providers that wait for that. */
const BEFORE_ACCEPT_MS = 300;

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
  const { provider, run } = world;
  const connecting = provider.start('WSPConnect', { s, name: address });
  let accepting: PendingCall | undefined;
  if (run.session.provider.opened.threads === 'many') {
    const returned = await world.until(() => connecting.settled() !== undefined, BEFORE_ACCEPT_MS);
    if (!returned) {
      const accept = { s: listener, addrlen: SIZE_OF_SOCKADDR, lpfnCondition: null };
      accepting = provider.start('WSPAccept', accept, { thread: PEER_THREAD });
    }
  }
  return { call: await connecting.outcome(), accepting };
}
