import type { JudgedRule } from './judged-rule';

/** How many rules have which verdict. */
export interface Counts {
  readonly pass: number;
  readonly fail: number;
  readonly inconclusive: number;
  readonly notApplicable: number;
  readonly error: number;
  readonly advisory: number;
}

/** Counts the rules by verdict. */
export function countVerdicts(rules: readonly JudgedRule[]): Counts {
  const of = (name: JudgedRule['verdict']): number => rules.filter(({ verdict }) => verdict === name).length;
  return {
    pass: of('pass'),
    fail: of('fail'),
    inconclusive: of('inconclusive'),
    notApplicable: of('not-applicable'),
    error: of('error'),
    advisory: of('advisory'),
  };
}
