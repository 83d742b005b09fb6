import type { GherkinDocument, Pickle, Scenario } from '@cucumber/messages';

const RULE_TAG = /^@([A-Z]+-\d+)$/;

/** The id of the rule that a scenario belongs to, or an empty string. */
export function ruleOf(pickle: Pickle): string {
  for (const { name } of pickle.tags) {
    const match = RULE_TAG.exec(name);
    if (match?.[1] !== undefined) return match[1];
  }
  return '';
}

/** The line of the scenario, or of the row of its examples. */
export function scenarioLine(document: GherkinDocument, pickle: Pickle): number {
  const ids = new Set(pickle.astNodeIds);
  const scenarios = (document.feature?.children ?? []).flatMap((child): readonly Scenario[] =>
    [child.scenario, ...(child.rule?.children ?? []).map(({ scenario }) => scenario)].filter(
      (scenario) => scenario !== undefined,
    ),
  );
  const scenario = scenarios.find(({ id }) => ids.has(id));
  const row = scenario?.examples.flatMap(({ tableBody }) => tableBody).find(({ id }) => ids.has(id));
  return (row ?? scenario)?.location.line ?? 0;
}
