import type { Bytes } from '../../providers/contract/json';

const WORD = 4;
const UINT32 = 2 ** 32;

/** A row of numbers from 0 (included) to 1 (not included) that looks like chance and depends on the seed only (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / UINT32;
  };
}

/** Bytes that look like chance. */
export function randomBytes(length: number, seed: number): Buffer {
  const next = randomNumbers(seed);
  const bytes = Buffer.alloc(Math.ceil(length / WORD) * WORD);
  for (let offset = 0; offset < bytes.length; offset += WORD) {
    bytes.writeUInt32LE(Math.floor(next() * UINT32), offset);
  }
  return bytes.subarray(0, length);
}

/** Cuts bytes into pieces of random lengths. */
export function randomPieces(bytes: Buffer, longest: number, seed: number): readonly Bytes[] {
  const next = randomNumbers(seed);
  const pieces: Bytes[] = [];
  for (let offset = 0; offset < bytes.length;) {
    const length = 1 + Math.floor(next() * longest);
    pieces.push(bytes.toString('hex', offset, Math.min(bytes.length, offset + length)));
    offset += length;
  }
  return pieces;
}
