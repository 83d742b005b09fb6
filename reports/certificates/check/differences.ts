import type { Conformance, ConformanceRule } from '../../conformance/conformance';

/** A report of what is wrong need not list everything. */
const MOST_TOLD = 20;

/**
 * Where two lists of judged rules differ, in words. Everything counts but the
 * command that repeats a case, which names the provider as it was called.
 * @param claims where the first is from, `the result`
 * @param shows where the second is from, `its messages`
 */
export function differences(
  claims: string,
  claimed: Conformance['rules'],
  shows: string,
  shown: Conformance['rules'],
): readonly string[] {
  const byId = new Map(shown.map((rule) => [rule.id, rule]));
  const claimedIds = new Set(claimed.map(({ id }) => id));
  const told = [
    ...claimed.flatMap((rule) => difference(claims, rule, shows, byId.get(rule.id))),
    ...shown.flatMap(({ id }) => (claimedIds.has(id) ? [] : [`${id}: not in ${claims}`])),
  ];
  if (claimedIds.size < claimed.length) told.push(`a rule stands twice in ${claims}`);
  const more = told.length - MOST_TOLD;
  return more > 0 ? [...told.slice(0, MOST_TOLD), `and ${String(more)} more rules that differ`] : told;
}

function difference(
  claims: string,
  claimed: ConformanceRule,
  shows: string,
  shown: ConformanceRule | undefined,
): readonly string[] {
  const { id } = claimed;
  if (shown === undefined) return [`${id}: not in ${shows}`];
  if (claimed.verdict !== shown.verdict) {
    const why = shown.reason === undefined ? '' : ` (${shown.reason})`;
    return [`${id}: ${claimed.verdict} in ${claims}, ${shown.verdict} in ${shows}${why}`];
  }
  const one = withoutCommands(claimed);
  const other = withoutCommands(shown);
  const parts = (Object.keys({ ...one, ...other }) as (keyof typeof one)[]).filter(
    (part) => JSON.stringify(one[part]) !== JSON.stringify(other[part]),
  );
  return parts.length === 0 ? [] : [`${id}: ${claims} and ${shows} differ in ${parts.join(', ')}`];
}

function withoutCommands({ scenarios, ...rule }: ConformanceRule): Omit<ConformanceRule, 'scenarios'> & {
  readonly scenarios: readonly object[];
} {
  return { ...rule, scenarios: scenarios.map(({ replay: _, ...scenario }) => scenario) };
}
