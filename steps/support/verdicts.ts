/** One thing that a Then read, and where it stood. */
export interface Fact {
  /** The message that it was read from, for example `return of WSPSocket (call 12)`. */
  readonly source: string;
  /** What stood there. */
  readonly read: string;
}

/** The verdict of a scenario, as it rides on the step or hook that decided it (DESIGN section 5). */
export interface VerdictAttachment {
  readonly verdict: 'pass' | 'fail' | 'inconclusive' | 'not-applicable' | 'error';
  readonly reason?: string;
  readonly choice?: string;
  readonly message?: string;
  readonly facts: readonly Fact[];
}

/** It could not be brought about or observed: the reason says what was missing. */
export class Inconclusive extends Error {
  override readonly name = 'Inconclusive';
}

/** The statement, a probe or the observed call rules the scenario out. */
export class NotApplicable extends Error {
  override readonly name = 'NotApplicable';
}
