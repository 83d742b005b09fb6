import type { ReferenceShape } from './reference-shape';
import { FULL, SHAPE_OPTIONS } from './shape-options';

/**
 * Reads the words that follow `reference:`.
 * @param text presets and options of SHAPE_OPTIONS, separated by commas; an empty text is the fullest shape
 * @throws Error with one sentence that lists the known words, for a word that is none of them
 */
export function parseShape(text: string): ReferenceShape {
  const words = text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
  const shape = words.reduce((before, word) => find(word).change(before), FULL);
  return { ...shape, name: words.join(',') };
}

function find(word: string): (typeof SHAPE_OPTIONS)[number] {
  const found = SHAPE_OPTIONS.find((option) => option.name === word);
  if (found !== undefined) return found;
  const known = SHAPE_OPTIONS.map((option) => option.name).join(', ');
  throw new Error(`The reference provider has no shape "${word}"; the known ones are ${known}.`);
}
