import type { Line } from './lines';

/** A sentence ends at a full stop, a question mark or an exclamation mark before a space and a capital letter. */
const BETWEEN_SENTENCES = /(?<=[.!?][)"'\u2019\u201d\]]?) (?=\p{Lu})/u;

/** The sentences of a paragraph, each with the line that it begins on. */
export function sentencesOf(lines: readonly Line[]): readonly Line[] {
  const starts: { readonly at: number; readonly number: number }[] = [];
  let text = '';
  for (const line of lines) {
    if (text !== '') text += ' ';
    starts.push({ at: text.length, number: line.number });
    text += line.text;
  }
  let at = 0;
  return text.split(BETWEEN_SENTENCES).map((sentence) => {
    const number = starts.findLast((start) => start.at <= at)?.number ?? 0;
    at += sentence.length + 1;
    return { number, text: sentence };
  });
}
