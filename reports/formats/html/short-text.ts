import { plainText } from '../../../providers/contract/notation/plain-text';

/** The beginning of a text on one line, cut between words: for where all of it stands further below. */
export function shortText(text: string, limit: number): string {
  const line = text.replace(/\s+/g, ' ');
  if (line.length <= limit) return plainText(line, limit);
  return `${plainText(line.slice(0, limit), limit).replace(/ \S*$/, '')} …`;
}
