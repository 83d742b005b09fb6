import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import test from 'node:test';
import {
  FAULTY_BY_TOPIC,
  originalOf,
  variantAdapter,
  type FaultyVariant,
} from '../../providers/variants/variants';
import { judge, rulesWith, type Judged } from '../suite/judge';

/** The rules that a run found broken, and the recommendations that it found not followed. */
function flagged(judged: Judged): readonly string[] {
  rmSync(judged.folder, { recursive: true });
  return [...rulesWith(judged, 'fail'), ...rulesWith(judged, 'advisory')];
}

/** What is flagged in a conforming provider already: recommendations that it does not follow. */
const ofOriginals = new Map<string, Promise<readonly string[]>>();

function flaggedInOriginal(variant: FaultyVariant): Promise<readonly string[]> {
  const { name, adapter } = originalOf(variant);
  const known = ofOriginals.get(name) ?? judge(adapter()).then(flagged);
  ofOriginals.set(name, known);
  return known;
}

/**
 * A test for each fault of some topics: one of the rules that it breaks is
 * flagged, and none that it does not break.
 */
export function testFaults(...topics: readonly (keyof typeof FAULTY_BY_TOPIC)[]): void {
  for (const variant of topics.flatMap((topic): readonly FaultyVariant[] => FAULTY_BY_TOPIC[topic])) {
    test(`faulty: ${variant.id} - ${variant.title}`, async (context) => {
      const before = await flaggedInOriginal(variant);
      const judged = await judge(variantAdapter(variant));
      const found = flagged(judged).filter((rule) => !before.includes(rule));
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
      assert.deepEqual(rulesWith(judged, 'error'), []);
      const unseen = breaks.filter((rule) => !found.includes(rule));
      if (unseen.length > 0) context.diagnostic(`broken, but not flagged: ${unseen.join(', ')}`);
    });
  }
}
