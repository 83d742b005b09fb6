import type { ProtocolInfo } from '../../providers/contract/structures/protocol-info';
import type { ProviderProcess } from '../../providers/ws2_32/provider-process';
import { descriptorOf, isRefused, openSocket, socketArguments } from '../questions/open-socket';

/** Whether WSPDuplicateSocket gives an entry for this very process (its own id is allowed). */
export async function probeSharedSockets(process: ProviderProcess, entry: ProtocolInfo): Promise<boolean> {
  const original = await openSocket(process, socketArguments(entry));
  if (isRefused(original)) return false;
  const duplicate = await process.call('WSPDuplicateSocket', {
    s: descriptorOf(original),
    dwProcessId: process.processId,
  });
  return duplicate.returned.result === 0;
}
