/**
 * The verdicts of ISO/IEC 9646, and two more: a purpose that the provider's
 * statement or behaviour rules out is `not-applicable`; a fault of the suite or
 * of the adapter is an `error`.
 */
export type ScenarioVerdictName = 'pass' | 'fail' | 'inconclusive' | 'not-applicable' | 'error';

/** A rule that is only encouraged does not fail: it is `advisory`. */
export type RuleVerdictName = ScenarioVerdictName | 'advisory';

/** What a step read, and where: evidence for a verdict. */
export interface Fact {
  /** The return, upcall or completion that was looked at. */
  readonly source: string;
  readonly read: string;
}

/** What one scenario showed. */
export interface ScenarioVerdict {
  readonly verdict: ScenarioVerdictName;
  /** Why it is inconclusive, not applicable or an error. */
  readonly reason?: string;
  /** Of a fail or error: what was expected and what came. */
  readonly message?: string;
  /** Which of several allowed behaviours the provider chose. */
  readonly choices: readonly string[];
  readonly facts: readonly Fact[];
}

/**
 * The worst first. TTCN-3 puts error above fail; here evidence of a violation
 * stands even where the suite or the adapter went wrong afterwards.
 */
const WORST_FIRST: readonly ScenarioVerdictName[] = [
  'fail',
  'error',
  'inconclusive',
  'pass',
  'not-applicable',
];

/**
 * The verdict that outranks the others: fail, error, inconclusive, pass, and
 * not-applicable only where nothing else is there.
 * @returns undefined for no verdict at all
 */
export function worstOf(verdicts: readonly ScenarioVerdictName[]): ScenarioVerdictName | undefined {
  return WORST_FIRST.find((verdict) => verdicts.includes(verdict));
}

/** Whether a string is the name of a scenario's verdict. */
export function isScenarioVerdict(name: unknown): name is ScenarioVerdictName {
  return WORST_FIRST.some((verdict) => verdict === name);
}
