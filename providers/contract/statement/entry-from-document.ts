import { MAX_PROTOCOL_CHAIN } from '../constants/constants';
import type { Bytes } from '../json';
import { decodeProtocolInfo, type ProtocolInfo } from '../structures/protocol-info';
import type { EntryDocument } from './document';
import { NAMES, flagsValue, namedValue } from './named-values';
import { StatementError } from './statement-error';

const WINSOCK_VERSION = 2;
const NO_GUID = '{00000000-0000-0000-0000-000000000000}';

/**
 * One catalog entry as typed data. What is left out: a base protocol, iVersion 2, all else zero.
 * @param document field by field, or the 628 bytes
 * @throws StatementError where a name is unknown
 */
export function entryFromDocument(document: EntryDocument | Bytes): ProtocolInfo {
  if (typeof document === 'string') return decodeProtocolInfo(document);
  const { ChainLen, ChainEntries = [] } = document.ProtocolChain ?? { ChainLen: 1 };
  return {
    dwServiceFlags1: known(flagsValue(NAMES.dwServiceFlags1, document.dwServiceFlags1), 'dwServiceFlags1'),
    dwServiceFlags2: document.dwServiceFlags2 ?? 0,
    dwServiceFlags3: document.dwServiceFlags3 ?? 0,
    dwServiceFlags4: document.dwServiceFlags4 ?? 0,
    dwProviderFlags: known(
      flagsValue(NAMES.dwProviderFlags, document.dwProviderFlags ?? 0),
      'dwProviderFlags',
    ),
    ProviderId: (document.ProviderId ?? NO_GUID).toLowerCase(),
    dwCatalogEntryId: document.dwCatalogEntryId,
    ProtocolChain: {
      ChainLen,
      ChainEntries: Array.from({ length: MAX_PROTOCOL_CHAIN }, (_, slot) => ChainEntries[slot] ?? 0),
    },
    iVersion: document.iVersion ?? WINSOCK_VERSION,
    iAddressFamily: known(namedValue(NAMES.iAddressFamily, document.iAddressFamily), 'iAddressFamily'),
    iMaxSockAddr: document.iMaxSockAddr ?? 0,
    iMinSockAddr: document.iMinSockAddr ?? 0,
    iSocketType: known(namedValue(NAMES.iSocketType, document.iSocketType), 'iSocketType'),
    iProtocol: known(namedValue(NAMES.iProtocol, document.iProtocol), 'iProtocol'),
    iProtocolMaxOffset: document.iProtocolMaxOffset ?? 0,
    iNetworkByteOrder: document.iNetworkByteOrder ?? 0,
    iSecurityScheme: document.iSecurityScheme ?? 0,
    dwMessageSize: document.dwMessageSize ?? 0,
    dwProviderReserved: document.dwProviderReserved ?? 0,
    szProtocol: document.szProtocol,
  };
}

function known(value: number | undefined, field: string): number {
  if (value === undefined) throw new StatementError(`${field} uses a name that is none of Winsock's`);
  return value;
}
