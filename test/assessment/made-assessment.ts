import type { AssessedRule, AssessmentTime } from '../../reports/assessment/assessment';

/** A must, a should and a may; the last needs no fault. */
export const RULES: readonly AssessedRule[] = [
  { id: 'SOCK-1', area: 'The new socket', level: 'must', title: 'A must' },
  { id: 'SOCK-2', area: 'The new socket', level: 'should', title: 'A should' },
  { id: 'DESC-1', area: 'Descriptors', level: 'may', title: 'A may' },
];

export const TIME: AssessmentTime = { seconds: 61, ratio: 1.25 };
