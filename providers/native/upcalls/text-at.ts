import type { NativeUpcall } from './native-upcall';

/** The longest text that is looked for, in bytes, and shorter ones where memory ends before. */
const TEXT_BYTES = [1024, 256, 64, 16, 2] as const;

/**
 * A text of the provider up to its zero.
 * @param encoding of WCHARs, or of chars
 * @returns null where the memory cannot be read
 */
export async function textAt(
  upcall: NativeUpcall,
  address: bigint,
  encoding: 'utf16le' | 'latin1',
): Promise<string | null> {
  for (const length of TEXT_BYTES) {
    const memory = await upcall.read(address, length);
    if (memory === null) continue;
    const found = memory.toString(encoding);
    const end = found.indexOf('\0');
    return end < 0 ? found : found.slice(0, end);
  }
  return null;
}
