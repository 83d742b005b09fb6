import { readFileSync } from 'node:fs';

/** How many SPI calls a transcript holds. */
export function countCalls(transcript: string): number {
  return readFileSync(transcript, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && (JSON.parse(line) as { readonly kind: string }).kind === 'call').length;
}
