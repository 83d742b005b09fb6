import type { Ics, Ixit } from '../../providers/contract/statement/statement';
import type { BaselineState } from '../baseline/baseline';
import type { Level } from '../queries/rules-register';
import type { Finding, RunRecord, Selection } from '../run-record';
import type { Counts } from '../verdicts/counts';
import type { Outcome } from '../verdicts/outcome';
import type { RuleVerdictName, ScenarioVerdictName } from '../verdicts/verdict';

/** The version of the document below; `conformance.schema.json` is its schema. */
export const CONFORMANCE_SCHEMA = 'urn:wsp-tck:conformance:1';

/** conformance.json: what was tested, and the verdicts. */
export interface Conformance {
  readonly schema: typeof CONFORMANCE_SCHEMA;
  readonly suite: RunRecord['suite'];
  readonly provider: RunRecord['provider'];
  readonly ics: Ics | null;
  readonly ixit: Ixit;
  readonly outcome: Outcome;
  readonly profile: string;
  readonly selection?: Selection;
  /** How the run and its baseline agree; left out: it has none. */
  readonly baseline?: BaselineState;
  readonly findings: readonly Finding[];
  readonly counts: Counts;
  readonly rules: readonly ConformanceRule[];
}

export interface ConformanceRule {
  readonly id: string;
  readonly title: string;
  readonly level: Level;
  readonly area: string;
  readonly source: string;
  readonly verdict: RuleVerdictName;
  readonly reason?: string;
  readonly choice?: string;
  readonly scenarios: readonly ConformanceScenario[];
}

export interface ConformanceScenario {
  readonly name: string;
  readonly uri: string;
  readonly line: number;
  readonly verdict: ScenarioVerdictName;
  readonly reason?: string;
  readonly message?: string;
  /** The command that runs this one case again. */
  readonly replay: string;
}
