import { blocksOf, type Block } from './lines';
import { namedParts } from './named-parts';
import { NAME_STARTS } from './name-starts';
import type { Outline } from './outline';
import { sentencesAt, type PageStatement } from './page-statement';
import { splitLead } from './split-lead';
import { splitProse } from './split-prose';

interface Section {
  readonly heading: string;
  readonly blocks: Block[];
}

/**
 * Splits the text of a page into its statements, in its order. Each word of the text is in exactly one
 * statement, or is a name in the place of one (a heading, a parameter, a flag, a code, a table's head).
 */
export function splitPage(text: string, outline: Outline): readonly PageStatement[] {
  const lead: Block[] = [];
  const sections: Section[] = [];
  // a heading that is there again is no heading, or nothing would tell of it
  const isHeading = (line: string): boolean =>
    outline.sections[line] !== undefined && !sections.some(({ heading }) => heading === line);
  for (const block of blocksOf(text)) {
    const [first, second, ...rest] = block;
    if (isHeading(first.text)) {
      sections.push({ heading: first.text, blocks: second === undefined ? [] : [[second, ...rest]] });
    } else {
      (sections.at(-1)?.blocks ?? lead).push(block);
    }
  }
  return [...splitLead(lead), ...sections.flatMap((section) => statementsOf(section, outline))];
}

function statementsOf({ heading, blocks }: Section, outline: Outline): readonly PageStatement[] {
  const layout = outline.sections[heading] ?? 'prose';
  if (layout === 'prose') return splitProse(heading, blocks, outline);
  const { before, statements } = namedParts(heading, blocks.flat(), NAME_STARTS[layout]);
  return before.length === 0 ? statements : [...sentencesAt(heading, before), ...statements];
}
