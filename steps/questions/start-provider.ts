import { ERROR_CODES, nameOf } from '../../providers/contract/constants/constants';
import { encodeProtocolInfo } from '../../providers/contract/structures/protocol-info';
import type { ProviderProcess, ReturnedCall } from '../../providers/ws2_32/provider-process';
import { codeName, resultOf } from './open-socket';
import type { TestSession } from '../../providers/ws2_32/test-session';

/** The version of the SPI that WS2_32 asks for: 2.2. */
export const SPI_VERSION = 0x0202;

/**
 * Calls WSPStartup in a process of the provider.
 * @param number the process; 1 is the one that most scenarios use
 * @throws Error where it refuses to start, ProviderLost where it does not return
 */
export async function startProvider(session: TestSession, number = 1): Promise<ProviderProcess> {
  const process = await session.process(number);
  const [entry] = session.catalog.openable;
  if (entry === undefined) throw new Error('the statement names no catalog entry');
  const call = await process.call('WSPStartup', {
    wVersionRequested: SPI_VERSION,
    lpProtocolInfo: encodeProtocolInfo(entry),
  });
  if (call.returned.result !== 0) throw new Error(`WSPStartup returned ${startupCode(call)}`);
  return process;
}

/** What WSPStartup returned, which is a code itself: its name, and the number for those who look for that. */
export function startupCode(call: ReturnedCall): string {
  const { result } = call.returned;
  if (typeof result !== 'number') return resultOf(call);
  const name = nameOf(ERROR_CODES, result);
  return name === undefined ? codeName(result) : `${name} (${String(result)})`;
}

/**
 * Ends what a scenario began: WSPCleanup frees the sockets that are still open, or, where that is left out, the end of
 * the process.
 * A process that is lost needs none.
 * @throws ProviderLost where WSPCleanup does not return, or the process was lost and nobody has been told
 */
export async function stopProvider(session: TestSession, process: ProviderProcess): Promise<void> {
  process.script([]);
  process.tellLoss();
  if (process.lost !== undefined) return;
  await session.cleanUp(process);
}
