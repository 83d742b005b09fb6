import type { Deviation } from '../../../reports/baseline/baseline';
import type { RunRecord } from '../../../reports/run-record';

/** The ids of the rules in the tiny features. */
const TINY_RULES = ['ANS-1', 'ANS-2', 'ANS-3', 'ANS-4', 'LIM-1', 'LIM-2', 'LIM-3', 'LIM-4', 'LIM-5'];

/** A baseline with these entries, for a run of the tiny features. */
export function baselineOf(deviations: readonly Deviation[]): NonNullable<RunRecord['baseline']> {
  return {
    known: { file: 'known.yaml', sha256: '0'.repeat(64), deviations },
    rulesOfSuite: new Set(TINY_RULES),
  };
}
