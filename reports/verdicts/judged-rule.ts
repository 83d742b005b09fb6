import type { RegisteredRule } from '../queries/rules-register';
import type { ScenarioResult } from '../queries/scenario-results';
import type { RuleVerdictName, ScenarioVerdict } from './verdict';

/** A scenario with what became of it and what that shows. */
export interface JudgedScenario {
  readonly result: ScenarioResult;
  readonly verdict: ScenarioVerdict;
  /** One of several ways to bring about the rule's cause. */
  readonly alternative: boolean;
}

/** A rule with the verdict over all of its scenarios that were to be run. */
export interface JudgedRule {
  readonly rule: RegisteredRule;
  readonly verdict: RuleVerdictName;
  readonly reason?: string;
  /** Which of several allowed behaviours the provider chose. */
  readonly choice?: string;
  readonly scenarios: readonly JudgedScenario[];
}
