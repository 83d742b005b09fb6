import { plainText } from '../../../providers/contract/notation/plain-text';

/**
 * The beginning of a text on one line, cut between words: for where all of it stands elsewhere.
 * @param limit how much of the page it may take, in bytes
 */
export function shortText(text: string, limit: number): string {
  const line = plainText(text.slice(0, limit + 1).replace(/\s+/g, ' '), limit + 1);
  let left = limit;
  let end = 0;
  for (const character of line) {
    left -= sizeOnPage(character);
    if (left < 0) return `${line.slice(0, end).replace(/ \S*$/, '')} …`;
    end += character.length;
  }
  return line;
}

/** What a text takes up on a page, in bytes. */
export function sizeOnPage(text: string): number {
  return Buffer.byteLength(text.replace(/["&<]/g, '&quot;'));
}
