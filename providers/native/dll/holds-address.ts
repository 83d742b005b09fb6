import type { RunningHost } from '../process/running-host';
import type { DllFile } from './read-dll';

/** In bytes; a line of the host has room for it. */
const PIECE = 65_536;
/** In bytes. Variables of more than that are tables; a function that was looked up stands near the beginning. */
const LOOKED_AT = 1_048_576;

/**
 * Whether a variable of a loaded DLL holds an address.
 * @param module where the DLL is loaded
 */
export async function holdsAddress(
  host: RunningHost,
  module: bigint,
  { variables }: DllFile,
  address: bigint,
): Promise<boolean> {
  const size = host.pointerSize;
  for (const { offset, length } of variables) {
    for (let from = 0; from < Math.min(length, LOOKED_AT); from += PIECE) {
      const place = { address: module + BigInt(offset + from), length: Math.min(PIECE, length - from) };
      const [bytes] = await host.connection.read([place]);
      if (bytes == null) break;
      for (let at = 0; at + size <= bytes.length; at += size) {
        const held = size === 8 ? bytes.readBigUInt64LE(at) : BigInt(bytes.readUInt32LE(at));
        if (held === address) return true;
      }
    }
  }
  return false;
}
