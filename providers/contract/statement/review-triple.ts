import { FROM_PROTOCOL_INFO, WSAPROTOCOL_LEN } from '../constants/constants';
import type { ProtocolInfo } from '../structures/protocol-info';
import { defect, note, type IcsFinding } from './ics-finding';

const FIELDS = ['iAddressFamily', 'iSocketType', 'iProtocol'] as const;

/** Family, type and protocol: values that have another meaning in a call to WSPSocket. */
export function reviewTriple(entry: ProtocolInfo): readonly IcsFinding[] {
  const wildcards = FIELDS.filter((field) => field !== 'iProtocol' && entry[field] === 0);
  const reserved = FIELDS.filter((field) => entry[field] === FROM_PROTOCOL_INFO);
  return [
    ...wildcards.map((field) => defect(`${field} is 0, which is the wildcard`)),
    ...reserved.map((field) => defect(`${field} is -1, which is FROM_PROTOCOL_INFO`)),
    ...(entry.iProtocolMaxOffset < 0 ? [defect('iProtocolMaxOffset is negative')] : []),
    ...(entry.iMinSockAddr > entry.iMaxSockAddr ? [defect('iMinSockAddr is greater than iMaxSockAddr')] : []),
    ...(entry.szProtocol === '' ? [note('szProtocol is empty')] : []),
    ...(entry.szProtocol.length > WSAPROTOCOL_LEN
      ? [defect(`szProtocol is longer than ${String(WSAPROTOCOL_LEN)} characters`)]
      : []),
  ];
}
