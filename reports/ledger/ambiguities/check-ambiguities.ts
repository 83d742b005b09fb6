import type { LedgerFinding } from '../finding';
import type { Ledger } from '../ledger';
import { resolveSource } from '../statements/resolve-source';
import type { Ambiguity } from './ambiguity';

/** Holds the register of ambiguities against the ledger and the rules: ids, places and rules are what they say. */
export function checkAmbiguities(
  ambiguities: readonly Ambiguity[],
  { statements }: Ledger,
  rules: readonly { readonly id: string }[],
): readonly LedgerFinding[] {
  const places = statements.map(({ place }) => place);
  return ambiguities.flatMap(({ id, place, rules: named = [] }, index) => [
    ...(ambiguities.findIndex((other) => other.id === id) === index
      ? []
      : [{ place: id, text: 'two ambiguities have this id' }]),
    ...resolveSource(place, places).unknown.map((part) => ({
      place: id,
      text: `the ambiguity names "${part}", which is no place of the page`,
    })),
    ...named
      .filter((rule) => !rules.some((one) => one.id === rule))
      .map((rule) => ({ place: id, text: `the ambiguity names the rule ${rule}, which no feature has` })),
  ]);
}
