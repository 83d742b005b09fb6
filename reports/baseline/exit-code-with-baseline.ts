import type { ExitCode } from '../verdicts/exit-code';
import type { BaselineState } from './baseline';

/**
 * The exit code of a run that may have a baseline: 0 where all is as listed, 1
 * where anything differs, and that of the verdicts where nothing could be held against it.
 */
export function exitCodeWithBaseline(ofVerdicts: ExitCode, baseline: BaselineState | undefined): ExitCode {
  if (baseline === undefined) return ofVerdicts;
  if (baseline.problems.length > 0) return 1;
  return baseline.holds ? 0 : ofVerdicts;
}
