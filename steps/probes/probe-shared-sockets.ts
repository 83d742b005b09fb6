import type { ProtocolInfo } from '../../providers/contract/structures/protocol-info';
import { ProviderLost } from '../../providers/ws2_32/provider-lost';
import type { TestSession } from '../../providers/ws2_32/test-session';
import { descriptorOf, isRefused, openSocket, socketArguments } from '../questions/open-socket';
import { startProvider, stopProvider } from '../questions/start-provider';

/** Whether WSPDuplicateSocket gives an entry for this very process (its own id is allowed). */
export async function probeSharedSockets(session: TestSession, entry: ProtocolInfo): Promise<boolean> {
  try {
    const process = await startProvider(session);
    const original = await openSocket(process, socketArguments(entry));
    let given = false;
    if (!isRefused(original)) {
      const duplicate = await process.call('WSPDuplicateSocket', {
        s: descriptorOf(original),
        dwProcessId: session.provider.opened.processId,
      });
      given = duplicate.returned.result === 0;
    }
    await stopProvider(process);
    return given;
  } catch (cause) {
    if (cause instanceof ProviderLost) return false;
    throw cause;
  }
}
