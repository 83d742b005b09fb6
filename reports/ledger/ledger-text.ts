import type { LedgerFinding } from './finding';
import type { Ledger, LedgerEntry } from './ledger';

/** What is told about one ledger. */
interface CheckedLedger {
  readonly ledger: Ledger;
  /** How many rules the features of the page have. */
  readonly rules: number;
  /** The file that the ledger was held against; undefined: none was given. */
  readonly page: string | undefined;
  readonly findings: readonly LedgerFinding[];
}

/** A ledger as plain text: each statement with its class and its rules, what does not hold, and last the result. */
export function ledgerText({ ledger, rules, page, findings }: CheckedLedger): string {
  const { statements } = ledger;
  const width = Math.max(...statements.map((entry) => entry.class.length));
  return [
    ledger.page,
    ...statements.map((entry) => entryText(entry, width)),
    ...(findings.length === 0 ? [] : ['', ...findings.map((finding) => findingText(finding, page))]),
    '',
    `${String(statements.length)} statements (${countsText(statements)}), ${String(rules)} rules, ${findingsText(findings.length)}`,
    resultText(page, findings.length, statements.length),
  ].join('\n');
}

function entryText({ place, class: kind, rules = [], reason }: LedgerEntry, width: number): string {
  const covered = rules.join(', ');
  const why = reason === undefined ? '' : ` ${reason}`;
  return `  ${kind.padEnd(width)}  ${place}: ${covered === '' ? why.trim() : `${covered}.${why}`}`;
}

function findingText({ place, line, text }: LedgerFinding, page: string | undefined): string {
  const file = line === undefined || page === undefined ? '' : `${page}:${String(line)}: `;
  return `finding  ${file}${place}: ${text}`;
}

function countsText(statements: readonly LedgerEntry[]): string {
  const counts = new Map<string, number>();
  for (const entry of statements) counts.set(entry.class, (counts.get(entry.class) ?? 0) + 1);
  return [...counts].map(([kind, count]) => `${String(count)} ${kind}`).join(', ');
}

function findingsText(count: number): string {
  if (count === 0) return 'no finding';
  return count === 1 ? '1 finding' : `${String(count)} findings`;
}

function resultText(page: string | undefined, findings: number, statements: number): string {
  if (page === undefined) {
    return 'unproved: whether these are all statements of the page shows only with its text (--page FILE)';
  }
  if (findings > 0) return `not proved with ${page}`;
  return `proved with ${page}: its text is these ${String(statements)} statements and nothing else`;
}
