import { encodeProtocolInfo } from '../../providers/contract/structures/protocol-info';
import { CallRefused } from '../../providers/ws2_32/call-refused';
import { ProviderLost } from '../../providers/ws2_32/provider-lost';
import type { ProviderProcess } from '../../providers/ws2_32/provider-process';
import type { TestSession } from '../../providers/ws2_32/test-session';
import { SPI_VERSION, startupCode } from '../questions/start-provider';

/** The adapters that are the suite's own, and say by themselves what is wrong with a provider. */
const OWN_ADAPTERS: readonly string[] = ['dll', 'winsock'];

/** No provider has a function of this name; an adapter that "calls" it makes things up. */
const NONSENSE = 'WSPNoSuchFunction';

/**
 * Whether the adapter itself works: a hello, a refusal of nonsense, one WSPStartup and WSPCleanup.
 * @returns undefined where it does, else one sentence that says what does not
 */
export async function smokeCheck(session: TestSession): Promise<string | undefined> {
  let refused = false;
  try {
    const process = await session.process();
    const refusal = await process.nonsense(NONSENSE);
    if (refusal === null) {
      return `the adapter cannot be trusted: it answered a call of ${NONSENSE}, which does not exist, instead of refusing it`;
    }
    refused = true;
    const [entry] = session.catalog.openable;
    if (entry === undefined) return 'the statement names no catalog entry';
    const startup = await process.call('WSPStartup', {
      wVersionRequested: SPI_VERSION,
      lpProtocolInfo: encodeProtocolInfo(entry),
    });
    if (startup.returned.result !== 0) {
      return `the provider does not start: WSPStartup returned ${startupCode(startup)}`;
    }
    await cleanUpOnce(session, process);
    return undefined;
  } catch (cause) {
    if (cause instanceof ProviderLost && cause.duringCall && refused) {
      return `the provider does not start: ${cause.message}`;
    }
    if (cause instanceof ProviderLost && OWN_ADAPTERS.includes(session.adapter.kind)) return cause.message;
    if (cause instanceof ProviderLost || cause instanceof CallRefused) {
      return `the adapter does not work: ${cause.message}`;
    }
    throw cause;
  }
}

/** What does not return from WSPCleanup can be judged all the same, in a process that is ended instead. */
async function cleanUpOnce(session: TestSession, process: ProviderProcess): Promise<void> {
  try {
    await session.cleanUp(process);
  } catch (cause) {
    if (!(cause instanceof ProviderLost && cause.duringCall)) throw cause;
    session.leaveOutCleanup(cause);
  }
}
