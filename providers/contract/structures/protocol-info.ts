import { WSAPROTOCOL_LEN } from '../constants/constants';
import type { Bytes } from '../json';

/** The decoded view of a WSAPROTOCOL_INFOW, field by field (fact sheet, section 2). */
export interface ProtocolInfo {
  readonly dwServiceFlags1: number;
  readonly dwServiceFlags2: number;
  readonly dwServiceFlags3: number;
  readonly dwServiceFlags4: number;
  readonly dwProviderFlags: number;
  /** Registry form in braces, lower case. */
  readonly ProviderId: string;
  readonly dwCatalogEntryId: number;
  readonly ProtocolChain: { readonly ChainLen: number; readonly ChainEntries: readonly number[] };
  readonly iVersion: number;
  readonly iAddressFamily: number;
  readonly iMaxSockAddr: number;
  readonly iMinSockAddr: number;
  readonly iSocketType: number;
  readonly iProtocol: number;
  readonly iProtocolMaxOffset: number;
  readonly iNetworkByteOrder: number;
  readonly iSecurityScheme: number;
  readonly dwMessageSize: number;
  readonly dwProviderReserved: number;
  readonly szProtocol: string;
  /** What lies behind the end of szProtocol, as far as there is room; zeros where nothing is said. Decoding leaves it out. */
  readonly behindName?: Bytes;
}

/** sizeof(WSAPROTOCOL_INFOW), the same on x86 and x64. */
export const PROTOCOL_INFO_SIZE = 628;

const CHAIN_SLOTS = 7;
const CHAIN_OFFSET = 40;
const GUID_OFFSET = 20;
const NAME_OFFSET = 116;

/** Where the plain 32-bit fields lie, and whether they are signed (int) or not (DWORD). */
const FIELDS = [
  ['dwServiceFlags1', 0, 'DWORD'],
  ['dwServiceFlags2', 4, 'DWORD'],
  ['dwServiceFlags3', 8, 'DWORD'],
  ['dwServiceFlags4', 12, 'DWORD'],
  ['dwProviderFlags', 16, 'DWORD'],
  ['dwCatalogEntryId', 36, 'DWORD'],
  ['iVersion', 72, 'int'],
  ['iAddressFamily', 76, 'int'],
  ['iMaxSockAddr', 80, 'int'],
  ['iMinSockAddr', 84, 'int'],
  ['iSocketType', 88, 'int'],
  ['iProtocol', 92, 'int'],
  ['iProtocolMaxOffset', 96, 'int'],
  ['iNetworkByteOrder', 100, 'int'],
  ['iSecurityScheme', 104, 'int'],
  ['dwMessageSize', 108, 'DWORD'],
  ['dwProviderReserved', 112, 'DWORD'],
] as const;

/**
 * Lays the fields out as the 628 bytes of the structure.
 * @returns 1256 hex digits
 */
export function encodeProtocolInfo(info: ProtocolInfo): Bytes {
  const memory = Buffer.alloc(PROTOCOL_INFO_SIZE);
  for (const [name, offset, kind] of FIELDS) {
    if (kind === 'int') memory.writeInt32LE(info[name], offset);
    else memory.writeUInt32LE(info[name], offset);
  }
  writeGuid(memory, info.ProviderId);
  memory.writeInt32LE(info.ProtocolChain.ChainLen, CHAIN_OFFSET);
  info.ProtocolChain.ChainEntries.slice(0, CHAIN_SLOTS).forEach((id, slot) => {
    memory.writeUInt32LE(id, CHAIN_OFFSET + 4 + 4 * slot);
  });
  const name = info.szProtocol.slice(0, WSAPROTOCOL_LEN);
  memory.write(name, NAME_OFFSET, 'utf16le');
  memory.write(info.behindName ?? '', NAME_OFFSET + 2 * (name.length + 1), 'hex');
  return memory.toString('hex');
}

/**
 * Reads the fields out of the 628 bytes of the structure.
 * @param bytes 1256 hex digits
 * @throws RangeError where the length is another
 */
export function decodeProtocolInfo(bytes: Bytes): ProtocolInfo {
  const memory = Buffer.from(bytes, 'hex');
  if (memory.length !== PROTOCOL_INFO_SIZE || bytes.length !== 2 * PROTOCOL_INFO_SIZE) {
    throw new RangeError(
      `a WSAPROTOCOL_INFOW has ${String(PROTOCOL_INFO_SIZE)} bytes, not ${String(memory.length)}`,
    );
  }
  const numbers = Object.fromEntries(
    FIELDS.map(([name, offset, kind]) => [
      name,
      kind === 'int' ? memory.readInt32LE(offset) : memory.readUInt32LE(offset),
    ]),
  ) as Record<(typeof FIELDS)[number][0], number>;
  const name = memory.toString('utf16le', NAME_OFFSET);
  const end = name.indexOf('\0');
  return {
    ...numbers,
    ProviderId: readGuid(memory),
    ProtocolChain: {
      ChainLen: memory.readInt32LE(CHAIN_OFFSET),
      ChainEntries: Array.from({ length: CHAIN_SLOTS }, (_, slot) =>
        memory.readUInt32LE(CHAIN_OFFSET + 4 + 4 * slot),
      ),
    },
    szProtocol: end < 0 ? name : name.slice(0, end),
  };
}

function writeGuid(memory: Buffer, guid: string): void {
  const digits = guid.replace(/[{}-]/g, '');
  memory.writeUInt32LE(parseInt(digits.slice(0, 8), 16), GUID_OFFSET);
  memory.writeUInt16LE(parseInt(digits.slice(8, 12), 16), GUID_OFFSET + 4);
  memory.writeUInt16LE(parseInt(digits.slice(12, 16), 16), GUID_OFFSET + 6);
  memory.write(digits.slice(16, 32), GUID_OFFSET + 8, 'hex');
}

function readGuid(memory: Buffer): string {
  const hex = (value: number, width: number): string => value.toString(16).padStart(width, '0');
  const tail = memory.toString('hex', GUID_OFFSET + 8, GUID_OFFSET + 16);
  const head = [
    hex(memory.readUInt32LE(GUID_OFFSET), 8),
    hex(memory.readUInt16LE(GUID_OFFSET + 4), 4),
    hex(memory.readUInt16LE(GUID_OFFSET + 6), 4),
  ];
  return `{${[...head, tail.slice(0, 4), tail.slice(4)].join('-')}}`;
}
