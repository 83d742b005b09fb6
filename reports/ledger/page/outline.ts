/** How the text below a heading is laid out. docs/ledger.md describes each. */
export type Layout = 'prose' | 'terms' | 'rows' | 'labels';

/** What a page looks like: its headings and the few names by which its parts are told apart. */
export interface Outline {
  /** Each heading, as it stands on a line of its own, with the layout of what is below it. */
  readonly sections: { readonly [heading: string]: Layout };
  /** The head of each table in prose, with what the table is called in a place. */
  readonly tables: { readonly [head: string]: string };
  /** The words that open a note in prose. */
  readonly notes: readonly string[];
}
