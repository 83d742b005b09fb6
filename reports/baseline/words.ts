import type { BaselineState, Deviation } from './baseline';

/** In a line, whether a run is as its baseline says. */
export function baselineHeadline({ file, holds, listed, problems, notRun }: BaselineState): string {
  const known = listed.length === 1 ? '1 known deviation' : `${String(listed.length)} known deviations`;
  const apart = notRun === 0 ? '' : `; ${String(notRun)} of its entries were not run`;
  if (problems.length > 0) {
    return `not as the baseline ${file} says: ${String(problems.length)} ${
      problems.length === 1 ? 'difference' : 'differences'
    }, ${known}${apart}`;
  }
  return holds
    ? `as the baseline ${file} says: ${known}${apart}`
    : `not held against the baseline ${file}, for nothing could be judged`;
}

/** A known deviation in a line, with its reason. */
export function deviationLine({ rule, scenarios, verdict, reason, link, expires }: Deviation): string {
  return [
    `${rule} ${verdict}`,
    ...(scenarios === undefined ? [] : [` in ${String(scenarios.length)} of its scenarios`]),
    `: ${reason}`,
    ...(link === undefined ? [] : [` (${link})`]),
    ...(expires === undefined ? [] : [`, accepted until ${expires}`]),
  ].join('');
}
