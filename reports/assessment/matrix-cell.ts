import type { VariantResult } from './assessment';

/** What a cell of the matrix says, in one letter and in words. */
export interface MatrixCell {
  readonly letter: 'C' | 'b' | '!' | '';
  readonly words: string;
}

/** What the letters mean, in one sentence each, for whoever reads a matrix. */
export const LETTERS: readonly string[] = [
  'C: the fault breaks this rule, and the rule caught it.',
  'b: the fault breaks this rule, which has not flagged it.',
  '!: a rule that the variant does not break found fault with it.',
];

/** What is to be said of a variant and a rule. */
export function matrixCell({ breaks, flaggedBy }: VariantResult, rule: string): MatrixCell {
  const flagged = flaggedBy.includes(rule);
  if (breaks.includes(rule)) {
    return flagged ? { letter: 'C', words: 'caught' } : { letter: 'b', words: 'broken, not flagged here' };
  }
  return flagged ? { letter: '!', words: 'flagged outside the declared set' } : { letter: '', words: '' };
}
