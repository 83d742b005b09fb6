import { INVALID_SOCKET } from '../../providers/contract/constants/constants';
import type { Hex, Json } from '../../providers/contract/json';
import type { ProviderProcess } from '../../providers/ws2_32/provider-process';

/** Whether WSPSocket has given a descriptor to a socket of the scenario while another one had it. */
export function isGivenTwice(process: ProviderProcess, s: Hex): boolean {
  const open = new Set<Json>();
  for (const { call, returned } of process.returnedCalls()) {
    const { result } = returned;
    if (call.function === 'WSPSocket' && result !== INVALID_SOCKET) {
      if (result === s && open.has(s)) return true;
      open.add(result);
    }
    if (call.function === 'WSPCleanup') open.clear();
    if (call.function === 'WSPCloseSocket' && result === 0) open.delete(call.arguments['s'] ?? null);
  }
  return false;
}
