import type { Assessment, AssessmentTime } from './assessment';

const SECONDS_PER_MINUTE = 60;

function timeTaken({ seconds, ratio }: AssessmentTime, variants: number, isNarrow: boolean): string {
  const whole = Math.round(seconds);
  const minutes = Math.floor(whole / SECONDS_PER_MINUTE);
  const spent = `${minutes > 0 ? `${String(minutes)} min ` : ''}${String(whole % SECONDS_PER_MINUTE)} s`;
  const taken = `time: ${spent} for ${String(variants)} variants`;
  // a run of a few rules is no measure against one of all
  return isNarrow
    ? taken
    : `${taken}, ${ratio.toFixed(2)} times that of as many runs of the reference in the same process`;
}

/** The figures of an assessment, a line each. */
export function assessmentLines({
  brokenOnly,
  counts,
  missed,
  falselyAccused,
  unproved,
  unspecific,
  troubled,
  time,
  variants,
}: Assessment): readonly string[] {
  const of = (part: number, whole: number): string => {
    const share = whole === 0 ? '' : ` (${((100 * part) / whole).toFixed(1)} %)`;
    return `${String(part)} of ${String(whole)}${share}`;
  };
  const list = (words: string, ids: readonly string[]): readonly string[] =>
    ids.length === 0 ? [] : [`${words}: ${ids.join(', ')}`];
  return [
    `faults caught by a rule that they break: ${of(counts.caught, counts.faulty)}`,
    brokenOnly
      ? 'faults were held against the rules only that they break'
      : `faults flagged by no rule outside their declared set: ${of(counts.specific, counts.faulty)}`,
    `legal variants with which no rule finds fault: ${of(counts.acquitted, counts.legal)}`,
    `must and should rules that caught a fault: ${of(counts.proved, counts.rules)}`,
    timeTaken(time, variants.length, brokenOnly === true),
    ...list('faults that nobody caught', missed),
    ...list('legal variants that were accused', falselyAccused),
    ...list('rules that caught no fault', unproved),
    ...list('faults flagged outside their declared set', unspecific),
    ...list('variants on which the suite had trouble of its own', troubled),
  ];
}
