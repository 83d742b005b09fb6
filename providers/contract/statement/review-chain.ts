import { MAX_PROTOCOL_CHAIN } from '../constants/constants';
import { isChain } from '../structures/entry-traits';
import type { ProtocolInfo } from '../structures/protocol-info';
import { defect, type IcsFinding } from './ics-finding';

/** ProtocolChain: its length, and an id for each of its places. */
export function reviewChain(entry: ProtocolInfo): readonly IcsFinding[] {
  const { ChainLen, ChainEntries } = entry.ProtocolChain;
  if (ChainLen < 0) return [defect(`ChainLen is ${String(ChainLen)}`)];
  if (!isChain(entry)) return [];
  if (ChainLen > MAX_PROTOCOL_CHAIN) {
    return [defect(`ChainLen is ${String(ChainLen)}, more than ${String(MAX_PROTOCOL_CHAIN)}`)];
  }
  const ids = ChainEntries.slice(0, ChainLen);
  const missing = ids.filter((id) => id === 0).length + (ChainLen - ids.length);
  if (missing > 0) {
    return [
      defect(`ChainLen is ${String(ChainLen)}, and ${String(missing)} of its ChainEntries are missing (0)`),
    ];
  }
  const repeated = ids.find((id, place) => ids.indexOf(id) !== place);
  return repeated === undefined ? [] : [defect(`ChainEntries names entry ${String(repeated)} twice`)];
}
