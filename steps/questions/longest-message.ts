import { keepsBoundaries } from '../../providers/contract/structures/entry-traits';
import type { ProtocolInfo } from '../../providers/contract/structures/protocol-info';

/** dwMessageSize 1 says that the limit is told by an option only; this much fits everywhere. */
const SURE_TO_FIT = 512;

/** The longest message of an entry, or `otherwise` where that is shorter; dwMessageSize 0 says that there is no limit. */
export function longestMessage(entry: ProtocolInfo, otherwise: number): number {
  if (!keepsBoundaries(entry) || entry.dwMessageSize === 0) return otherwise;
  return Math.min(entry.dwMessageSize === 1 ? SURE_TO_FIT : entry.dwMessageSize, otherwise);
}
