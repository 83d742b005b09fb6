import type { Level, RegisteredRule } from '../../reports/queries/rules-register';

/** A rule for tests. */
export function aRule(id: string, level: Level): RegisteredRule {
  return {
    id,
    level,
    title: 'a group is a group',
    implied: false,
    area: 'Groups',
    source: 'Remarks, paragraph 3.',
    explanation: '',
    uri: 'features/a.feature',
    line: 3,
    scenarios: [],
  };
}
