import { bulkData, randomNumbers } from '../../providers/contract/bulk-data';
import type { Bytes } from '../../providers/contract/json';

/** The length of the next piece, given numbers from 0 (included) to 1 (not included). */
type NextLength = (next: () => number, longest: number) => number;

const anyLength: NextLength = (next, longest) => 1 + Math.floor(next() * longest);

/** One in so many pieces has a length that is a power of two: buffers and pages are of such lengths. */
const ROUND = 3;

/** Lengths of each order of magnitude, long ones more often, and some that fill a buffer just so. */
const lengthOfAnyOrder: NextLength = (next, longest) => {
  const length = next() < 1 / 2 ? Math.floor(longest ** next()) : anyLength(next, longest);
  return next() < 1 / ROUND ? 2 ** Math.floor(Math.log2(length)) : length;
};

/**
 * Bytes that look like chance, in pieces of random lengths.
 * @param total how many bytes all pieces have together
 * @param longest how many a piece has at most
 */
export function randomPieces(total: number, longest: number, seed: number): readonly Bytes[] {
  return cut(total, longest, seed, anyLength);
}

/** The same in pieces that are short, long, and in between; the first one is the longest. */
export function variedPieces(total: number, longest: number, seed: number): readonly Bytes[] {
  return cut(total, longest, seed, lengthOfAnyOrder, longest);
}

function cut(
  total: number,
  longest: number,
  seed: number,
  nextLength: NextLength,
  first?: number,
): readonly Bytes[] {
  const next = randomNumbers(seed);
  const pieces: Bytes[] = [];
  for (let offset = 0; offset < total;) {
    const wanted = offset === 0 && first !== undefined ? first : nextLength(next, longest);
    const length = Math.min(total - offset, wanted);
    pieces.push(bulkData({ seed, offset, length }));
    offset += length;
  }
  return pieces;
}
