import type { RegisteredRule } from '../queries/rules-register';
import type { JudgedRule } from '../verdicts/judged-rule';

/** The rules of one feature. */
interface Area<Rule = JudgedRule> {
  readonly name: string;
  /** Fit for an anchor; unlike any rule's id. */
  readonly anchor: string;
  readonly rules: readonly Rule[];
}

/** Groups judged rules by their area, in the order of the features. */
export function areasOf(rules: readonly JudgedRule[]): readonly Area[] {
  return groupByArea(rules);
}

/** Groups whatever belongs to a rule by its area, in the order of the features. */
export function groupByArea<Rule extends { readonly rule: RegisteredRule }>(
  rules: readonly Rule[],
): readonly Area<Rule>[] {
  const areas = new Map<string, Rule[]>();
  for (const one of rules) {
    const own = areas.get(one.rule.area) ?? [];
    own.push(one);
    areas.set(one.rule.area, own);
  }
  return [...areas].map(([name, own], index) => ({ name, anchor: `area-${String(index + 1)}`, rules: own }));
}
