import type { Bytes, Json } from './json';

/** How a transcript writes a long buffer that is part of a known row of bytes. */
export interface BulkReference {
  readonly seed: number;
  /** In bytes from the beginning of the row. */
  readonly offset: number;
  /** In bytes. */
  readonly length: number;
}

const WORD = 4;
const UINT32 = 2 ** 32;

interface Row {
  /** What there is of it so far, in hex; a row only ever grows. */
  digits: string;
  readonly next: () => number;
  /** Where the buffers found so far end, in digits: the next piece of a transfer begins there. */
  readonly ends: Set<number>;
}

const rows = new Map<number, Row>();

/** Numbers from 0 (included) to 1 (not included) that look like chance and depend on the seed only (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / UINT32;
  };
}

/**
 * A stretch of the row of bytes that belongs to a seed: what bulk transfers send.
 * @param offset in bytes from the beginning of the row
 * @param length in bytes
 */
export function bulkData({ seed, offset, length }: BulkReference): Bytes {
  const row = rows.get(seed) ?? { digits: '', next: randomNumbers(seed), ends: new Set() };
  rows.set(seed, row);
  const lacking = offset + length - row.digits.length / 2;
  if (lacking > 0) {
    // doubled each time: pieces are slices, and keep the whole row that they were cut from
    const grown = Math.max(lacking, row.digits.length / 2);
    const more = Buffer.alloc(Math.ceil(grown / WORD) * WORD);
    for (let at = 0; at < more.length; at += WORD) more.writeUInt32LE(Math.floor(row.next() * UINT32), at);
    row.digits += more.toString('hex');
  }
  return row.digits.slice(2 * offset, 2 * (offset + length));
}

/**
 * Where a buffer stands in one of the rows made so far.
 * @returns undefined where it is in none
 */
export function findBulkData(bytes: Bytes): BulkReference | undefined {
  for (const [seed, row] of rows) {
    for (const end of row.ends) if (row.digits.startsWith(bytes, end)) return found(seed, row, end, bytes);
  }
  for (const [seed, row] of rows) {
    const at = row.digits.indexOf(bytes);
    if (at >= 0 && at % 2 === 0) return found(seed, row, at, bytes);
  }
  return undefined;
}

function found(seed: number, { ends }: Row, at: number, bytes: Bytes): BulkReference {
  ends.delete(at);
  ends.add(at + bytes.length);
  return { seed, offset: at / 2, length: bytes.length / 2 };
}

/** Whether a value of a transcript stands for a buffer. */
export function isBulkReference(value: Json): value is Json & BulkReference {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && 'seed' in value;
}
