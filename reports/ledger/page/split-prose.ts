import type { Block } from './lines';
import { namedParts } from './named-parts';
import { NAME_STARTS } from './name-starts';
import type { Outline } from './outline';
import { sentencesAt, type PageStatement } from './page-statement';

const BEGINS_SMALL = /^\p{Ll}/u;

type Part =
  | { readonly is: 'paragraph'; readonly block: Block; readonly items: Block[] }
  | { readonly is: 'table'; readonly block: Block; readonly name: string }
  | { readonly is: 'note'; readonly block: Block; readonly word: string };

/**
 * The statements of paragraphs, with their items, tables and notes. Paragraphs are
 * numbered among themselves, and only where there are several.
 */
export function splitProse(
  section: string,
  blocks: readonly Block[],
  outline: Pick<Outline, 'tables' | 'notes'>,
): readonly PageStatement[] {
  const parts = partsOf(blocks, outline);
  const several = parts.filter(({ is }) => is === 'paragraph').length > 1;
  let paragraphs = 0;
  return parts.flatMap((part) => {
    if (part.is === 'table') return tableStatements(section, part.name, part.block);
    if (part.is === 'note') return noteStatements(section, part.word, part.block);
    paragraphs += 1;
    const place = several ? `${section}, paragraph ${String(paragraphs)}` : section;
    return [
      ...sentencesAt(place, part.block),
      ...part.items.flatMap((item, index) => sentencesAt(`${place}, item ${String(index + 1)}`, item)),
    ];
  });
}

function partsOf(blocks: readonly Block[], { tables, notes }: Pick<Outline, 'tables' | 'notes'>): Part[] {
  const parts: Part[] = [];
  for (const block of blocks) {
    const [{ text }] = block;
    // a head without rows is text, or nothing would tell of it
    const name = block.length > 1 ? tables[text] : undefined;
    const word = notes.find((one) => text.startsWith(`${one} `));
    const before = parts.at(-1);
    if (name !== undefined) parts.push({ is: 'table', block, name });
    else if (word !== undefined) parts.push({ is: 'note', block, word });
    else if (before?.is === 'paragraph' && BEGINS_SMALL.test(text) && endsInColon(before.block)) {
      before.items.push(block);
    } else parts.push({ is: 'paragraph', block, items: [] });
  }
  return parts;
}

function endsInColon(block: Block): boolean {
  return block.at(-1)?.text.endsWith(':') ?? false;
}

function tableStatements(section: string, name: string, [, ...rows]: Block): readonly PageStatement[] {
  const place = `${section}, ${name}`;
  const { before, statements } = namedParts(place, rows, NAME_STARTS.rows);
  return before.length === 0 ? statements : [...sentencesAt(place, before), ...statements];
}

function noteStatements(section: string, word: string, [first, ...rest]: Block): readonly PageStatement[] {
  const opened = { ...first, text: first.text.slice(word.length + 1) };
  return sentencesAt(`${section}, note "${word}"`, [opened, ...rest]);
}
