import { FAMILIES, nameOf } from '../constants/constants';
import type { Bytes } from '../json';
import { decodeProtocolInfo, PROTOCOL_INFO_SIZE } from '../structures/protocol-info';
import { plainLine } from './plain-text';

const BYTES_SHOWN = 16;
/** Addresses that differ in their last bytes only must not look alike. */
const ADDRESS_BYTES_SHOWN = 128;
const NAME_LIMIT = 80;
const HEX = /^(?:[0-9a-f]{2})*$/;

/** A buffer: its first bytes as hex digits and its length. A DWORD is also shown as a number. */
export function describeBytes(bytes: Bytes): string {
  return shortened(bytes, BYTES_SHOWN);
}

function shortened(bytes: Bytes, shown: number): string {
  if (bytes === '') return '0 bytes';
  const length = Math.ceil(bytes.length / 2);
  const head = plainLine(bytes.slice(0, 2 * shown), 2 * shown * 10);
  if (length === 4 && HEX.test(bytes)) {
    return `${head} (= ${String(Buffer.from(bytes, 'hex').readUInt32LE())})`;
  }
  return `${head}${length > shown ? '…' : ''} (${String(length)} ${length === 1 ? 'byte' : 'bytes'})`;
}

/** A socket address: its family and its bytes. */
export function describeSockaddr(bytes: Bytes): string {
  if (bytes.length < 4 || !HEX.test(bytes.slice(0, 4))) return describeBytes(bytes);
  const family = Buffer.from(bytes.slice(0, 4), 'hex').readUInt16LE();
  return `{${nameOf(FAMILIES, family) ?? `family ${String(family)}`}, ${shortened(bytes.slice(4), ADDRESS_BYTES_SHOWN)}}`;
}

/** A WSAPROTOCOL_INFOW: the entry's name and number, and its chain where it is one. */
export function describeProtocolInfo(bytes: Bytes): string {
  if (bytes.length !== 2 * PROTOCOL_INFO_SIZE || !HEX.test(bytes.slice(0, 4))) return describeBytes(bytes);
  const { szProtocol, dwCatalogEntryId, ProtocolChain } = decodeProtocolInfo(bytes);
  const { ChainLen, ChainEntries } = ProtocolChain;
  const chain = ChainLen > 1 ? `, chain ${ChainEntries.slice(0, ChainLen).join(' > ')}` : '';
  return `"${plainLine(szProtocol, NAME_LIMIT)}" (${String(dwCatalogEntryId)}${chain})`;
}
