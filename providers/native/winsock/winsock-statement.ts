import type { Bytes } from '../../contract/json';
import { FAMILIES } from '../../contract/constants/constants';
import type { IxitDocument } from '../../contract/statement/document';
import { decodeProtocolInfo } from '../../contract/structures/protocol-info';

/** Addresses of this machine, by family: sockaddr_in and sockaddr_in6 with port 0. */
const LOOPBACK: readonly { readonly family: number; readonly local: Bytes; readonly second?: Bytes }[] = [
  {
    family: FAMILIES.AF_INET,
    local: '020000007f0000010000000000000000',
    second: '020000007f0000020000000000000000',
  },
  { family: FAMILIES.AF_INET6, local: '17000000000000000000000000000000000000000000000100000000' },
];

/** What a test of the system's own Winsock needs to know of its surroundings; the rare conditions stay open. */
export function winsockIxit(entries: readonly Bytes[]): IxitDocument {
  const families = new Set(entries.map((entry) => decodeProtocolInfo(entry).iAddressFamily));
  return { processes: 'spawn', addresses: LOOPBACK.filter(({ family }) => families.has(family)) };
}
