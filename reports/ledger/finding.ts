/** Something in a ledger that does not hold. */
export interface LedgerFinding {
  /** A place of the page, or file and line of a feature. */
  readonly place: string;
  /** Of the page's file, from 1, where the page has something there. */
  readonly line?: number;
  readonly text: string;
}
