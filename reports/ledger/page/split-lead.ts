import type { Block } from './lines';
import { sentencesAt, statementAt, type PageStatement } from './page-statement';

/** What stands before the first heading: the title, what the function is for, how it is called. */
export function splitLead(blocks: readonly Block[]): readonly PageStatement[] {
  const [title, ...others] = blocks;
  if (title === undefined) return [];
  const isSyntax = ([{ text }]: Block): boolean => text.endsWith('(');
  return [
    ...title.map((line, index) =>
      statementAt(index === 0 ? 'Title' : `Title, line ${String(index + 1)}`, line),
    ),
    ...others.flatMap((block) =>
      isSyntax(block)
        ? block.map((line, index) => statementAt(`Syntax, line ${String(index + 1)}`, line))
        : sentencesAt('Purpose', block),
    ),
  ];
}
