import { plainLine } from '../../providers/contract/notation/plain-text';

const LIMIT = 1_000;

/** Sentences as an indented list; what they quote may come from anybody, so it is made plain. */
export function listOf(sentences: readonly string[]): string {
  return sentences.map((sentence) => `  ${plainLine(sentence, LIMIT)}\n`).join('');
}
