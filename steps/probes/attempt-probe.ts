import { ProviderCannotStart } from '../../providers/contract/provider';
import type { ProviderProcess } from '../../providers/ws2_32/provider-process';
import type { TestSession } from '../../providers/ws2_32/test-session';
import { startProvider, stopProvider } from '../questions/start-provider';

/** What a probe saw, or what became of it. */
type Probed<T> = { readonly saw: T } | { readonly problem: string };

/**
 * Makes a probe between WSPStartup and WSPCleanup. A provider that refuses,
 * crashes or hangs in it shows nothing by that: the process is ended, and the
 * scenarios, which are judged one by one, will tell.
 * @throws ProviderCannotStart
 */
export async function attemptProbe<T>(
  session: TestSession,
  probe: (process: ProviderProcess) => Promise<T>,
): Promise<Probed<T>> {
  try {
    const process = await startProvider(session);
    const saw = await probe(process);
    await stopProvider(session, process);
    return { saw };
  } catch (cause) {
    if (cause instanceof ProviderCannotStart || !(cause instanceof Error)) throw cause;
    await session.endProcess(1);
    return { problem: cause.message };
  }
}
