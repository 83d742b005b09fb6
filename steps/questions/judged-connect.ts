import type { Hex } from '../../providers/contract/json';
import type { ProviderProcess, ReturnedCall } from '../../providers/ws2_32/provider-process';
import type { RunUnderTest } from '../support/run-under-test';
import type { Listener } from './endpoints';
import { PEER_THREAD, SIZE_OF_SOCKADDR } from './endpoints';

/** How long WSPConnect may take before the tester accepts the connection, for providers that wait for that. */
const BEFORE_ACCEPT_MS = 300;

/**
 * Connects a socket to a listener. Most providers need no WSPAccept for that;
 * where the call has not returned after a while, the connection is accepted.
 */
export async function judgedConnect(
  run: RunUnderTest,
  process: ProviderProcess,
  s: Hex,
  { listener, address }: Listener,
): Promise<ReturnedCall> {
  const connecting = process.start('WSPConnect', { s, name: address });
  if (run.session.provider.opened.threads === 'many') {
    const stop = new AbortController();
    const limit = run.session.limit(process.number, BEFORE_ACCEPT_MS, stop.signal);
    const returned = await process.until(() => connecting.settled() !== undefined, limit);
    stop.abort();
    if (!returned) {
      process.start(
        'WSPAccept',
        { s: listener, addrlen: SIZE_OF_SOCKADDR, lpfnCondition: null },
        { thread: PEER_THREAD },
      );
    }
  }
  return connecting.outcome();
}
