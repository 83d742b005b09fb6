import type { RegisteredRule } from '../../queries/rules-register';
import type { LedgerFinding } from '../finding';
import type { Ledger, LedgerEntry } from '../ledger';
import { resolveSource } from './resolve-source';

/**
 * Holds a ledger and the rules of the features against each other; no text of the page is needed.
 * Every statement is covered or has its reason, every rule has a statement, and where a rule
 * says that it comes from, the ledger names that rule.
 */
export function checkStatements(
  { statements }: Ledger,
  rules: readonly RegisteredRule[],
): readonly LedgerFinding[] {
  const known = new Set(rules.map(({ id }) => id));
  return [
    ...twice(statements),
    ...statements.flatMap((entry) => entryFindings(entry, known)),
    ...rules.flatMap((rule) => ruleFindings(rule, statements)),
  ];
}

function twice(statements: readonly LedgerEntry[]): readonly LedgerFinding[] {
  const seen = new Set<string>();
  return statements.flatMap(({ place }) => {
    if (seen.has(place)) return [{ place, text: 'two entries of the ledger have this place' }];
    seen.add(place);
    return [];
  });
}

function entryFindings(entry: LedgerEntry, known: ReadonlySet<string>): readonly LedgerFinding[] {
  const { place, rules = [] } = entry;
  const lacking = lacks(entry);
  return [
    ...(lacking === undefined ? [] : [{ place, text: lacking }]),
    ...rules
      .filter((id) => !known.has(id))
      .map((id) => ({ place, text: `the ledger names the rule ${id}, which no feature has` })),
  ];
}

function lacks({ class: kind, rules = [], reason }: LedgerEntry): string | undefined {
  switch (kind) {
    case 'rule':
      return rules.length > 0 ? undefined : 'no rule covers this statement';
    case 'permission':
      return rules.length > 0 || reason !== undefined
        ? undefined
        : 'this permission has neither a rule nor a reason';
    case 'duty of the client':
    case 'duty of WS2_32':
    case 'informative':
      return reason !== undefined ? undefined : `the ledger does not say why this is "${kind}"`;
  }
}

function ruleFindings(
  { id, source, uri, line }: RegisteredRule,
  statements: readonly LedgerEntry[],
): readonly LedgerFinding[] {
  const place = `${uri}:${String(line)}`;
  const { places, unknown } = resolveSource(
    source,
    statements.map((entry) => entry.place),
  );
  const naming = statements.filter(({ rules = [] }) => rules.includes(id)).map((entry) => entry.place);
  return [
    ...(naming.length > 0
      ? []
      : [{ place, text: `the ledger names the rule ${id} at no statement; its source: ${source}` }]),
    ...unknown.map((part) => ({
      place,
      text: `the source of ${id} names "${part}", which is no place of the page`,
    })),
    ...(naming.length === 0 ? [] : places)
      .filter((one) => !naming.includes(one))
      .map((one) => ({
        place: one,
        text: `the ledger does not name ${id}, whose source this is (${place})`,
      })),
  ];
}
