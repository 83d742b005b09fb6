import type { ConformanceRule, ConformanceScenario } from '../conformance/conformance';

/** Whether a rule keeps its provider from being conformant. */
export function deviates({ level, verdict }: Pick<ConformanceRule, 'level' | 'verdict'>): boolean {
  if (verdict === 'fail') return level !== 'should';
  return level === 'must' && (verdict === 'inconclusive' || verdict === 'error');
}

/** The scenarios that make a rule deviate: none where it does not. */
export function deviatingScenarios(rule: ConformanceRule): readonly ConformanceScenario[] {
  if (!deviates(rule)) return [];
  return rule.scenarios.filter(({ verdict }) => verdict !== 'pass' && verdict !== 'not-applicable');
}
