import { plainLine } from '../../providers/contract/notation/plain-text';

/** Text that Markdown shows as it is, on one line, also in a table. */
export function markdownText(text: string, limit: number): string {
  return plainLine(text, limit).replace(/[\\`*_[\]<>|~&#@]/g, (character) =>
    character === '@' || character === '#' ? `&#${String(character.charCodeAt(0))};` : `\\${character}`,
  );
}

/** A block of text as it is; the fence is longer than any in the text. */
export function markdownBlock(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}
