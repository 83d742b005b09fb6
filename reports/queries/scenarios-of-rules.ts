import type { RegisteredRule } from './rules-register';
import type { ScenarioResult } from './scenario-results';

/** Which scenarios belong to which rule, in their order; one that belongs to none is left out. */
export function scenariosOfRules(
  register: readonly RegisteredRule[],
  scenarios: readonly ScenarioResult[],
): ReadonlyMap<RegisteredRule, readonly ScenarioResult[]> {
  const ruleOf = new Map(register.flatMap((rule) => rule.scenarios.map(({ node }) => [node, rule] as const)));
  const byRule = new Map<RegisteredRule, ScenarioResult[]>();
  for (const scenario of scenarios) {
    const rule = ruleOf.get(scenario.node);
    if (rule === undefined) continue;
    const own = byRule.get(rule) ?? [];
    own.push(scenario);
    byRule.set(rule, own);
  }
  return byRule;
}
