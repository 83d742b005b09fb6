import type { Adapter } from '../../providers/contract/provider';
import { judge } from '../../reports/verdicts/judge';
import type { RuleVerdictName } from '../../reports/verdicts/verdict';
import { runInMemory } from './run-in-memory';

/**
 * Runs the whole suite against a provider and keeps nothing but the verdicts.
 * @returns rule id -> verdict
 */
export async function verdictsOn(adapter: Adapter): Promise<ReadonlyMap<string, RuleVerdictName>> {
  const { preparation, envelopes } = await runInMemory(adapter);
  const { notJudged: cannotJudge } = preparation;
  const { rules } = judge(cannotJudge === undefined ? {} : { cannotJudge }, envelopes);
  return new Map(rules.map(({ rule, verdict }) => [rule.id, verdict]));
}
