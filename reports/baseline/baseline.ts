/** The verdicts that somebody may have to live with for a while. */
export type ListedVerdict = 'fail' | 'inconclusive' | 'error' | 'advisory';

/** A known deviation: what is expected of a rule, or of some of its scenarios, instead of a pass. */
export interface Deviation {
  /** The id of the rule. */
  readonly rule: string;
  /** Names of its scenarios; all others of the rule are expected to pass. Left out: the rule as a whole is meant. */
  readonly scenarios?: readonly string[];
  readonly verdict: ListedVerdict;
  /** Why it is so, for whoever reads the report. */
  readonly reason: string;
  /** Where it is followed up. */
  readonly link?: string;
  /** The last day on which it is accepted, `YYYY-MM-DD` in UTC. */
  readonly expires?: string;
}

/** The known deviations that a run is held to. */
export interface Baseline {
  /** The name of the file, without its folder. */
  readonly file: string;
  readonly sha256: string;
  readonly deviations: readonly Deviation[];
}

/** How a run and its baseline differ. */
export type BaselineProblemKind =
  /** It fails, and is not listed. */
  | 'unexpected failure'
  /** It is listed, and passes or does not apply: the entry is out of date. */
  | 'unexpected pass'
  /** It is neither what is listed nor a pass. */
  | 'unexpected verdict'
  /** As listed, but the last day of the entry is over. */
  | 'expired'
  /** The suite has no such rule, or the rule no such scenario. */
  | 'unknown';

/** One difference between a run and its baseline. */
export interface BaselineProblem {
  readonly kind: BaselineProblemKind;
  readonly rule: string;
  readonly scenario?: string;
  /** A sentence that names the rule and what to do. */
  readonly text: string;
}

/** What a run amounts to when it is held against its baseline. */
export interface BaselineState extends Pick<Baseline, 'file' | 'sha256'> {
  /** The day against which the entries were held: that of the start of the run, in UTC. */
  readonly on: string;
  /** Nothing differs, and something was seen. */
  readonly holds: boolean;
  /** The entries that are as listed; `scenarios` has those of them that are. */
  readonly listed: readonly Deviation[];
  readonly problems: readonly BaselineProblem[];
  /** Entries whose rule or scenarios are not among those that were run. */
  readonly notRun: number;
}
