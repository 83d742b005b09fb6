import type { ConformanceRule, ConformanceScenario } from '../conformance/conformance';
import type { BaselineProblem, BaselineProblemKind, Deviation } from './baseline';
import { deviates, deviatingScenarios } from './deviates';

/** What came of one rule, held against its entries. */
interface RuleComparison {
  readonly listed: readonly Deviation[];
  readonly problems: readonly BaselineProblem[];
}

interface Circumstances {
  /** The day of the run, `YYYY-MM-DD`. */
  readonly on: string;
  /** Not all scenarios of the rule were run. */
  readonly inPart: boolean;
}

/**
 * Holds one rule against the entries that name it: either one for the rule as a
 * whole, or any number for different scenarios of it.
 */
export function compareRule(
  rule: ConformanceRule,
  entries: readonly Deviation[],
  { on, inPart }: Circumstances,
): RuleComparison {
  const [whole] = entries.filter(({ scenarios }) => scenarios === undefined);
  const parts =
    whole === undefined
      ? [...entries.map((entry) => compareScenarios(rule, entry, inPart)), unlisted(rule, entries)]
      : [compareWhole(rule, whole, inPart)];
  return afterExpiry(
    { listed: parts.flatMap((one) => one.listed), problems: parts.flatMap((one) => one.problems) },
    on,
  );
}

function compareWhole(rule: ConformanceRule, entry: Deviation, inPart: boolean): RuleComparison {
  if (rule.verdict === entry.verdict) return { listed: [entry], problems: [] };
  if (inPart && !deviates(rule)) return NOTHING;
  return { listed: [], problems: [otherwise(rule, rule.verdict, entry, undefined)] };
}

function compareScenarios(rule: ConformanceRule, entry: Deviation, inPart: boolean): RuleComparison {
  const named = entry.scenarios ?? [];
  const there = rule.scenarios.filter(({ name }) => named.includes(name));
  // a should that is not kept is advisory as a rule, and a fail as a scenario
  const expected = entry.verdict === 'advisory' ? 'fail' : entry.verdict;
  const asListed = there.filter(({ verdict }) => verdict === expected).map(({ name }) => name);
  const missing = inPart ? [] : named.filter((name) => !there.some((one) => one.name === name));
  return {
    listed: asListed.length === 0 ? [] : [{ ...entry, scenarios: asListed }],
    problems: [
      ...there
        .filter(({ verdict }) => verdict !== expected)
        .map(({ name, verdict }) => otherwise(rule, verdict, entry, name)),
      ...missing.map((scenario) => ({
        kind: 'unknown' as const,
        rule: rule.id,
        scenario,
        text: `${rule.id} has no scenario "${scenario}": correct its entry`,
      })),
    ],
  };
}

/** Whatever deviates and no entry names. */
function unlisted(rule: ConformanceRule, entries: readonly Deviation[]): RuleComparison {
  if (entries.length === 0) {
    return deviates(rule) ? { listed: [], problems: [surprise(rule, rule, undefined)] } : NOTHING;
  }
  const named = new Set(entries.flatMap(({ scenarios }) => scenarios ?? []));
  const more = deviatingScenarios(rule).filter(({ name }) => !named.has(name));
  return { listed: [], problems: more.map((scenario) => surprise(rule, scenario, scenario.name)) };
}

function surprise(
  rule: ConformanceRule,
  {
    verdict,
    reason,
    message,
  }: Pick<ConformanceScenario, 'reason' | 'message'> & { readonly verdict: string },
  scenario: string | undefined,
): BaselineProblem {
  const why = reason ?? message;
  return {
    kind: verdict === 'fail' ? 'unexpected failure' : 'unexpected verdict',
    rule: rule.id,
    ...(scenario === undefined ? {} : { scenario }),
    text: `${nameOf(rule, scenario)} is ${verdict} and not listed${why === undefined ? '' : `: ${why}`}`,
  };
}

function otherwise(
  rule: ConformanceRule,
  verdict: string,
  entry: Deviation,
  scenario: string | undefined,
): BaselineProblem {
  const kind: BaselineProblemKind =
    verdict === 'pass' || verdict === 'not-applicable'
      ? 'unexpected pass'
      : verdict === 'fail'
        ? 'unexpected failure'
        : 'unexpected verdict';
  return {
    kind,
    rule: rule.id,
    ...(scenario === undefined ? {} : { scenario }),
    text: `${nameOf(rule, scenario)} is listed as ${entry.verdict} and is now ${verdict}: ${
      kind === 'unexpected pass' ? 'remove it from the baseline' : 'look into it, or correct its entry'
    }`,
  };
}

function afterExpiry({ listed, problems }: RuleComparison, on: string): RuleComparison {
  const isOver = ({ expires }: Deviation): boolean => expires !== undefined && expires < on;
  return {
    listed: listed.filter((entry) => !isOver(entry)),
    problems: [
      ...problems,
      ...listed.filter(isOver).map(({ rule, verdict, expires = '', reason }) => ({
        kind: 'expired' as const,
        rule,
        text: `${rule} is still ${verdict}, and was accepted until ${expires} only: ${reason}`,
      })),
    ],
  };
}

function nameOf({ id }: ConformanceRule, scenario: string | undefined): string {
  return scenario === undefined ? id : `${id}, "${scenario}",`;
}

const NOTHING: RuleComparison = { listed: [], problems: [] };
