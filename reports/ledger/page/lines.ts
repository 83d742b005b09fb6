import { foldText } from './fold-text';

/** A line of a page that has text on it. */
export interface Line {
  /** In the file, from 1. */
  readonly number: number;
  /** Folded. */
  readonly text: string;
}

/** Lines without an empty one between them. At least one. */
export type Block = readonly [Line, ...Line[]];

/** The blocks of a text, in its order. */
export function blocksOf(text: string): readonly Block[] {
  const blocks: Block[] = [];
  let open: Line[] = [];
  const close = (): void => {
    const [first, ...rest] = open;
    if (first !== undefined) blocks.push([first, ...rest]);
    open = [];
  };
  text.split(/\r\n|\r|\n/).forEach((raw, index) => {
    const folded = foldText(raw.replace(/^\ufeff/, ''));
    if (folded === '') close();
    else open.push({ number: index + 1, text: folded });
  });
  close();
  return blocks;
}
