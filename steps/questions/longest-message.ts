import { isMessageOriented } from '../../providers/contract/structures/entry-traits';
import type { ProtocolInfo } from '../../providers/contract/structures/protocol-info';
import { Inconclusive } from '../support/verdicts';

/** As long are the messages that scenarios send where the length does not matter, in bytes. */
const USUAL_MESSAGE = 8;

/** dwMessageSize 1 says that the limit is told by an option only; this much fits everywhere. */
const SURE_TO_FIT = 512;

/**
 * The longest message of an entry, or `otherwise` where that is shorter; dwMessageSize 0 says that there is no limit.
 * It is one for what is sent, also where XP1_PSEUDO_STREAM says that receives do not keep to the boundaries.
 */
export function longestMessage(entry: ProtocolInfo, otherwise: number): number {
  if (!isMessageOriented(entry) || entry.dwMessageSize === 0) return otherwise;
  return Math.min(entry.dwMessageSize === 1 ? SURE_TO_FIT : entry.dwMessageSize, otherwise);
}

/** @throws Inconclusive where even the usual messages are too long for the entry */
export function needsRoomForMessages(entry: ProtocolInfo): void {
  const longest = longestMessage(entry, USUAL_MESSAGE);
  if (longest < USUAL_MESSAGE) {
    throw new Inconclusive(
      `the tester's messages of ${String(USUAL_MESSAGE)} bytes are longer than dwMessageSize, which is ${String(longest)}`,
    );
  }
}
