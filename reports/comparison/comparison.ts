import type { RuleVerdictName } from '../verdicts/verdict';
import type { Change } from './change';
import type { ComparedResult, ComparedRule } from './compared-result';

const COMPARISON_SCHEMA = 'urn:wsp-tck:comparison:1';

/** A result as a column of the matrix. */
export type ComparisonColumn = Omit<ComparedResult, 'rules'>;

/** A rule with what every result says of it. */
export interface ComparisonRow extends Omit<ComparedRule, 'verdict'> {
  /** In the order of the results; null where a result does not have the rule. */
  readonly verdicts: readonly (RuleVerdictName | null)[];
  /** Not all results say the same. */
  readonly differs: boolean;
}

/** Several results side by side. */
export interface Comparison {
  readonly schema: typeof COMPARISON_SCHEMA;
  readonly results: readonly ComparisonColumn[];
  /** In the order of the features, as far as the results agree about it. */
  readonly rules: readonly ComparisonRow[];
  /** What a reader has to know before comparing. */
  readonly notes: readonly string[];
  /** What changed, where the results are two runs of one provider. */
  readonly change?: Change;
}

/** Puts results side by side, rule by rule. */
export function compareResults(results: readonly ComparedResult[], change: Change | undefined): Comparison {
  const rules = new Map<
    string,
    { readonly rule: ComparedRule; readonly verdicts: (RuleVerdictName | null)[] }
  >();
  results.forEach((result, index) => {
    for (const rule of result.rules) {
      const row = rules.get(rule.id) ?? { rule, verdicts: results.map(() => null) };
      row.verdicts[index] = rule.verdict;
      rules.set(rule.id, row);
    }
  });
  return {
    schema: COMPARISON_SCHEMA,
    results: results.map(({ rules: _, ...column }) => column),
    rules: [...rules.values()].map(({ rule: { verdict: _, ...rule }, verdicts }) => ({
      ...rule,
      verdicts,
      differs: new Set(verdicts).size > 1,
    })),
    notes: notesOn(results),
    ...(change === undefined ? {} : { change }),
  };
}

function notesOn(results: readonly ComparedResult[]): readonly string[] {
  const features = new Set(results.map(({ suite }) => suite.featuresDigest)).size;
  const selected = results.filter((result) => result.selected).length;
  return [
    ...(features === 1
      ? []
      : [`The results are of ${String(features)} different sets of features: a rule may have changed too.`]),
    ...(selected === 0
      ? []
      : [
          `In ${String(selected)} of the results only a part of the rules was run; the others are empty there.`,
        ]),
  ];
}
