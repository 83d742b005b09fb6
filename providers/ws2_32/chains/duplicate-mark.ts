import type { Bytes } from '../../contract/json';
import { decodeProtocolInfo, encodeProtocolInfo } from '../../contract/structures/protocol-info';

/** The structure with a mark of WSPDuplicateSocket, in the field that is reserved for providers. */
export function withMark(structure: Bytes, dwProviderReserved: number): Bytes {
  return encodeProtocolInfo({ ...decodeProtocolInfo(structure), dwProviderReserved });
}

/** The mark that `withMark` wrote. */
export function markOf(structure: Bytes): number {
  return decodeProtocolInfo(structure).dwProviderReserved;
}

/** Whether a mark stands in a structure, in whatever field. */
export function findMark(structure: Bytes, mark: number): boolean {
  const wanted = Buffer.alloc(4);
  wanted.writeUInt32LE(mark);
  return Buffer.from(structure, 'hex').includes(wanted);
}
