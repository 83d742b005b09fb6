import { plainLine } from '../../providers/contract/notation/plain-text';
import { commonOrder } from './common-order';
import type { LedgerFinding } from './finding';
import type { Ledger, LedgerEntry } from './ledger';
import type { PageStatement } from './page/page-statement';
import { splitPage } from './page/split-page';
import { isSamePlace } from './same-place';

const TEXT_SHOWN = 80;

/** What the text of a page shows about its ledger. */
export interface PageProof {
  /** How many statements the page has. */
  readonly statements: number;
  /** How many of them are in the ledger. */
  readonly known: number;
  readonly findings: readonly LedgerFinding[];
}

/**
 * Holds the text of a page against its ledger: every statement of the text is exactly one entry,
 * in the same order and at the same place, and the other way round.
 */
export function provePage(ledger: Ledger, text: string): PageProof {
  const entries = ledger.statements;
  const found = splitPage(text, ledger.outline);
  const pairs = commonOrder(
    entries.map(({ sha256 }) => sha256),
    found.map(({ sha256 }) => sha256),
  );
  const findings: LedgerFinding[] = [];
  let entry = 0;
  let statement = 0;
  for (const pair of [...pairs, { one: entries.length, other: found.length }]) {
    findings.push(...between(entries.slice(entry, pair.one), found.slice(statement, pair.other)));
    entry = pair.one + 1;
    statement = pair.other + 1;
  }
  return {
    statements: found.length,
    known: pairs.length,
    findings: [...findings, ...moved(entries, found, pairs)],
  };
}

/** What became of entries and statements that have no counterpart, between two that have. */
function between(entries: readonly LedgerEntry[], found: readonly PageStatement[]): readonly LedgerFinding[] {
  const changed = found.filter(({ place }) => entries.some((entry) => isSamePlace(entry.place, place)));
  return [
    ...found.map((statement) => ({
      place: statement.place,
      line: statement.line,
      text: changed.includes(statement)
        ? `changed; it now reads ${quoted(statement)}, SHA-256 ${statement.sha256}`
        : `added: ${quoted(statement)}, SHA-256 ${statement.sha256}, is in no entry of the ledger`,
    })),
    ...entries
      .filter(({ place }) => !changed.some((statement) => isSamePlace(place, statement.place)))
      .map(({ place }) => ({ place, text: 'removed: the page has no such statement here' })),
  ];
}

/** Statements that are as they were, but elsewhere: one finding for as many as stand together. */
function moved(
  entries: readonly LedgerEntry[],
  found: readonly PageStatement[],
  pairs: ReturnType<typeof commonOrder>,
): readonly LedgerFinding[] {
  const runs: { readonly place: string; readonly to: PageStatement; count: number; next: number }[] = [];
  for (const { one, other } of pairs) {
    const place = entries[one]?.place ?? '';
    const to = found[other];
    if (to === undefined || isSamePlace(place, to.place)) continue;
    const run = runs.at(-1);
    if (run?.next === one) {
      run.count += 1;
      run.next += 1;
    } else runs.push({ place, to, count: 1, next: one + 1 });
  }
  return runs.map(({ place, to, count }) => ({
    place,
    line: to.line,
    text:
      count === 1
        ? `moved: it now stands at "${to.place}"`
        : `moved, with the ${String(count - 1)} behind it: it now stands at "${to.place}"`,
  }));
}

function quoted({ text }: PageStatement): string {
  return `"${plainLine(text, TEXT_SHOWN)}"`;
}
