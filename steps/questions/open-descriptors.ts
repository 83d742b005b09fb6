import { INVALID_SOCKET } from '../../providers/contract/constants/constants';
import type { Json } from '../../providers/contract/json';
import type { ReturnedCall } from '../../providers/ws2_32/provider-process';

/** The functions that give a descriptor. */
export const OPENING: readonly string[] = ['WSPSocket', 'WSPAccept', 'WSPJoinLeaf'];

/** The descriptors that were given in these calls, and not closed. */
export function openDescriptors(calls: readonly ReturnedCall[]): ReadonlySet<Json> {
  const open = new Set<Json>();
  for (const { call, returned } of calls) {
    const { result } = returned;
    if (OPENING.includes(call.function) && typeof result === 'string' && result !== INVALID_SOCKET)
      open.add(result);
    if (call.function === 'WSPCleanup') open.clear();
    if (call.function === 'WSPCloseSocket' && result === 0) open.delete(call.arguments['s'] ?? null);
  }
  return open;
}
