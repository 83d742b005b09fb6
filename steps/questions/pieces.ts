import { bulkData, randomNumbers } from '../../providers/contract/bulk-data';
import type { Bytes } from '../../providers/contract/json';

/**
 * Bytes that look like chance, in pieces of random lengths.
 * @param total how many bytes all pieces have together
 * @param longest how many a piece has at most
 */
export function randomPieces(total: number, longest: number, seed: number): readonly Bytes[] {
  const next = randomNumbers(seed);
  const pieces: Bytes[] = [];
  for (let offset = 0; offset < total;) {
    const length = Math.min(total - offset, 1 + Math.floor(next() * longest));
    pieces.push(bulkData({ seed, offset, length }));
    offset += length;
  }
  return pieces;
}
