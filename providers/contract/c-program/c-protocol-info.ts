import { PROVIDER_FLAGS, SERVICE_FLAGS } from '../constants/constants';
import type { Bytes } from '../json';
import { decodeProtocolInfo } from '../structures/protocol-info';
import { flagNames } from '../notation/number-name';
import { cNumber } from './c-values';
import { cWideString } from './c-text';

/** The fields that are written by name; those that are zero are left out, as C fills them. */
const NUMBERS = [
  'dwServiceFlags2',
  'dwServiceFlags3',
  'dwServiceFlags4',
  'dwCatalogEntryId',
  'iVersion',
  'iMaxSockAddr',
  'iMinSockAddr',
  'iProtocol',
  'iProtocolMaxOffset',
  'iNetworkByteOrder',
  'iSecurityScheme',
  'dwMessageSize',
  'dwProviderReserved',
] as const;

/** A WSAPROTOCOL_INFOW as the initialiser of a variable, a field a line. */
export function cProtocolInfo(bytes: Bytes): readonly string[] {
  const info = decodeProtocolInfo(bytes);
  const { ChainLen, ChainEntries } = info.ProtocolChain;
  const fields: readonly (readonly [string, string])[] = [
    ['dwServiceFlags1', flagNames(SERVICE_FLAGS, info.dwServiceFlags1)],
    ['dwProviderFlags', flagNames(PROVIDER_FLAGS, info.dwProviderFlags)],
    ['ProviderId', cGuid(info.ProviderId)],
    [
      'ProtocolChain',
      `{ ${String(ChainLen)}, { ${ChainEntries.map((id) => cNumber('dword', id, {})).join(', ')} } }`,
    ],
    ['iAddressFamily', cNumber('family', info.iAddressFamily, {})],
    ['iSocketType', cNumber('type', info.iSocketType, {})],
    ...NUMBERS.map((name) => [name, cNumber('dword', info[name], {})] as const),
    ['szProtocol', cWideString(info.szProtocol)],
  ];
  return fields.filter(([, value]) => value !== '0').map(([name, value]) => `    .${name} = ${value},`);
}

function cGuid(guid: string): string {
  const [first = '', second = '', third = '', ...rest] = guid.replace(/[{}]/g, '').split('-');
  const tail = rest.join('').match(/../g) ?? [];
  return `{ 0x${first}, 0x${second}, 0x${third}, { ${tail.map((byte) => `0x${byte}`).join(', ')} } }`;
}
