import type { Outline } from './page/outline';

/** What a statement of the page is for those who test a provider. */
export const STATEMENT_CLASSES = [
  'rule',
  'permission',
  'duty of the client',
  'duty of WS2_32',
  'informative',
] as const;

type StatementClass = (typeof STATEMENT_CLASSES)[number];

/** One statement of the page. Its text is not here: the digest stands for it. */
export interface LedgerEntry {
  /** For instance `Remarks, paragraph 1, sentence 2`. */
  readonly place: string;
  /** Of the folded text; docs/ledger.md says how to recompute it. */
  readonly sha256: string;
  readonly class: StatementClass;
  /** The ids of the rules that cover it. */
  readonly rules?: readonly string[];
  /** Why it needs no rule, or whose duty it is. */
  readonly reason?: string;
}

/** All statements of a page, in its order. */
export interface Ledger {
  /** The title of the page. */
  readonly page: string;
  readonly outline: Outline;
  readonly statements: readonly LedgerEntry[];
}
