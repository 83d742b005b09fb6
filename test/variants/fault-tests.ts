import assert from 'node:assert/strict';
import test, { before } from 'node:test';
import { FAULTY_BY_TOPIC, type FaultyVariant } from '../../providers/variants/variants';
import type { VariantResult } from '../../reports/assessment/assessment';
import { assessed } from './assessed';

/** What shows in the calls of other rules: these are held against the whole suite. */
const WHOLE: readonly string[] = ['wsaenetdown-that-cannot-arise'];

/**
 * A test for each fault of some topics: one of the rules that it breaks is
 * flagged, and each of them is judged. That no other rule is flagged is what
 * `wsp-tck assess` is for, which the nightly run does.
 */
export function testFaults(...topics: readonly (keyof typeof FAULTY_BY_TOPIC)[]): void {
  const variants = topics.flatMap((topic): readonly FaultyVariant[] => FAULTY_BY_TOPIC[topic]);
  const results = new Map<string, VariantResult>();

  before(() => {
    const ids = variants.map(({ id }) => id);
    const whole = ids.filter((id) => WHOLE.includes(id));
    const narrow = assessed(...ids.filter((id) => !WHOLE.includes(id)), '--broken-only');
    for (const [id, result] of [...narrow, ...(whole.length === 0 ? [] : assessed(...whole))])
      results.set(id, result);
  });

  for (const { id, title } of variants) {
    test(`faulty: ${id} - ${title}`, (context) => {
      const result = results.get(id);
      assert.ok(result !== undefined);
      const { breaks, caughtBy, errors } = result;
      assert.ok(caughtBy.length > 0, `none of ${breaks.join(', ')} is flagged`);
      assert.deepEqual(errors, []);
      const unseen = breaks.filter((rule) => !caughtBy.includes(rule));
      if (unseen.length > 0) context.diagnostic(`broken, but not flagged: ${unseen.join(', ')}`);
    });
  }
}
