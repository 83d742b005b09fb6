import { digestOf } from './fold-text';
import type { Line } from './lines';
import { sentencesOf } from './sentences';

/** A statement of a page: a sentence, a list item, a row. */
export interface PageStatement {
  /** Where it stands, in words. */
  readonly place: string;
  /** Of the page's file, from 1. */
  readonly line: number;
  readonly text: string;
  readonly sha256: string;
}

/** One statement. */
export function statementAt(place: string, { number, text }: Line): PageStatement {
  return { place, line: number, text, sha256: digestOf(text) };
}

/** The sentences of a paragraph, row or item; where it has but one, the place does not number it. */
export function sentencesAt(place: string, lines: readonly Line[]): readonly PageStatement[] {
  const sentences = sentencesOf(lines);
  return sentences.map((sentence, index) =>
    statementAt(sentences.length === 1 ? place : `${place}, sentence ${String(index + 1)}`, sentence),
  );
}
