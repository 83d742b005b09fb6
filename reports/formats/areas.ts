import type { JudgedRule } from '../verdicts/judged-rule';

/** The rules of one feature. */
export interface Area {
  readonly name: string;
  /** Fit for an anchor; unlike any rule's id. */
  readonly anchor: string;
  readonly rules: readonly JudgedRule[];
}

/** Groups rules by their area, in the order of the features. */
export function areasOf(rules: readonly JudgedRule[]): readonly Area[] {
  const areas = new Map<string, JudgedRule[]>();
  for (const judged of rules) {
    const own = areas.get(judged.rule.area) ?? [];
    own.push(judged);
    areas.set(judged.rule.area, own);
  }
  return [...areas].map(([name, own], index) => ({ name, anchor: `area-${String(index + 1)}`, rules: own }));
}
