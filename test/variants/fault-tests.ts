import assert from 'node:assert/strict';
import test from 'node:test';
import { judgementOn } from '../../cli/running/judgement-on';
import {
  FAULTY_BY_TOPIC,
  originalOf,
  variantAdapter,
  type FaultyVariant,
} from '../../providers/variants/variants';
import { flaggedRules, verdictsByRule, type VerdictsByRule } from '../../reports/assessment/flagged-rules';
import { everyRule, tagsOf } from '../suite/areas';
import { rulesJudged } from './rules-judged';

/** What shows in the calls of other rules: these are held against the whole suite. */
const WHOLE: readonly string[] = ['wsaenetdown-that-cannot-arise'];

const ofOriginals = new Map<string, Promise<VerdictsByRule>>();

function verdictsOnOriginal(variant: FaultyVariant): Promise<VerdictsByRule> {
  const { name, adapter } = originalOf(variant);
  const known = ofOriginals.get(name) ?? judgementOn(adapter()).then(verdictsByRule);
  ofOriginals.set(name, known);
  return known;
}

/**
 * A test for each fault of some topics: one of the rules that it breaks is
 * flagged, and each of them is judged. That no other rule is flagged is what
 * `wsp-tck assess` is for, which the nightly run does.
 */
export function testFaults(...topics: readonly (keyof typeof FAULTY_BY_TOPIC)[]): void {
  for (const variant of topics.flatMap((topic): readonly FaultyVariant[] => FAULTY_BY_TOPIC[topic])) {
    test(`faulty: ${variant.id} - ${variant.title}`, async (context) => {
      const ofOriginal = await verdictsOnOriginal(variant);
      const run = WHOLE.includes(variant.id) ? everyRule() : variant.breaks;
      const judgement = await judgementOn(variantAdapter(variant), {
        tags: tagsOf(run),
        cases: [],
      });
      const found = flaggedRules(verdictsByRule(judgement), ofOriginal);
      const breaks: readonly string[] = variant.breaks;
      assert.ok(
        breaks.some((rule) => found.includes(rule)),
        `none of ${breaks.join(', ')} is flagged; flagged are: ${found.join(', ') || 'none'}`,
      );
      assert.deepEqual(
        found.filter((rule) => !breaks.includes(rule)),
        [],
        'flagged, but not broken',
      );
      const notJudged = rulesJudged(judgement, 'error').filter((rule) => run.includes(rule));
      assert.deepEqual(notJudged, []);
      const unseen = breaks.filter((rule) => !found.includes(rule));
      if (unseen.length > 0) context.diagnostic(`broken, but not flagged: ${unseen.join(', ')}`);
    });
  }
}
