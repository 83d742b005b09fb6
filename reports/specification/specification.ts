import type { Envelope } from '@cucumber/messages';
import type { Ambiguity } from '../ledger/ambiguities/ambiguity';
import type { Ledger } from '../ledger/ledger';
import { readRegister, type RegisteredRule } from '../queries/rules-register';
import { readScenarioResults, type ScenarioResult } from '../queries/scenario-results';
import { scenariosOfRules } from '../queries/scenarios-of-rules';

/** A rule with its scenarios as they are written; none of them was run. */
export interface SpecifiedRule {
  readonly rule: RegisteredRule;
  readonly scenarios: readonly ScenarioResult[];
}

/** What the suite demands of a provider, without any provider. */
export interface Specification {
  readonly suite: { readonly name: string; readonly version: string };
  readonly rules: readonly SpecifiedRule[];
  readonly ledger: Ledger;
  readonly ambiguities: readonly Ambiguity[];
}

/**
 * Reads the rules and their scenarios out of the features of a page.
 * @param envelopes what Cucumber's parser makes of the features: documents and pickles
 * @throws FeatureDefect where the features cannot be read as a register of rules
 */
export function specifiedRules(envelopes: readonly Envelope[]): readonly SpecifiedRule[] {
  const register = readRegister(
    envelopes.flatMap(({ gherkinDocument }) => (gherkinDocument === undefined ? [] : [gherkinDocument])),
  );
  const scenarios = scenariosOfRules(register, readScenarioResults(envelopes).scenarios);
  return register.map((rule) => ({ rule, scenarios: scenarios.get(rule) ?? [] }));
}
