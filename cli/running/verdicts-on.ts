import type { Adapter } from '../../providers/contract/provider';
import { Recorder } from '../../providers/ws2_32/recorder';
import { TestSession } from '../../providers/ws2_32/test-session';
import { judge } from '../../reports/verdicts/judge';
import type { RuleVerdictName } from '../../reports/verdicts/verdict';
import { prepare } from '../../steps/probes/prepare';
import { setRunUnderTest } from '../../steps/support/run-under-test';
import { SEED } from './judge-provider';
import { runFeatures } from './run-features';

/**
 * Runs the whole suite against a provider and keeps nothing but the verdicts.
 * @returns rule id -> verdict
 */
export async function verdictsOn(adapter: Adapter): Promise<ReadonlyMap<string, RuleVerdictName>> {
  const session = new TestSession(adapter, null, new Recorder(null), SEED);
  try {
    const preparation = await prepare(session);
    setRunUnderTest({ session, preparation });
    const envelopes = await runFeatures({ tags: '', cases: [] }, null, () => undefined);
    const { notJudged: cannotJudge } = preparation;
    const { rules } = judge(cannotJudge === undefined ? {} : { cannotJudge }, envelopes);
    return new Map(rules.map(({ rule, verdict }) => [rule.id, verdict]));
  } finally {
    await session.close();
  }
}
