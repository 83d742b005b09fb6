import type { JudgedRule } from './judged-rule';
import { outcomeOf } from './outcome';

/** conformant, non-conformant, wrong usage (nothing selected), incomplete. */
export type ExitCode = 0 | 1 | 2 | 3;

const EXIT_CODES = { conformant: 0, 'non-conformant': 1, incomplete: 3 } as const;

/**
 * The exit code of a run. It follows the rules that were run, also where they
 * are only a selection and the recorded outcome stays `incomplete`.
 */
export function exitCodeOf(rules: readonly JudgedRule[]): ExitCode {
  return rules.length === 0 ? 2 : EXIT_CODES[outcomeOf(rules)];
}
