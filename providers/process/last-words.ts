import type { Readable } from 'node:stream';

/** How much of the end of standard error is kept, in bytes. */
const KEPT_BYTES = 4096;

/**
 * Drains a stream and keeps its end.
 * @returns the function that tells the last words so far
 */
export function keepLastWords(stream: Readable): () => string {
  let kept = Buffer.alloc(0);
  stream.on('data', (chunk: Buffer) => {
    const tail = chunk.subarray(-KEPT_BYTES);
    kept = Buffer.concat([kept, tail]).subarray(-KEPT_BYTES);
  });
  return () => kept.toString('utf8').trim();
}
