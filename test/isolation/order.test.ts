import assert from 'node:assert/strict';
import test from 'node:test';
import { judgementOn } from '../../cli/running/judgement-on';
import { parseShape, referenceAdapter } from '../../providers/reference/reference';
import type { Judgement } from '../../reports/verdicts/judge';
import { AT_NIGHT } from '../nightly/at-night';

/** Shuffles; any numbers would do. */
const SEEDS = AT_NIGHT ? [1, 20, 300] : [20];

/** `FILE:LINE` of a case -> its verdict. */
function verdictsOf({ rules }: Judgement): ReadonlyMap<string, string> {
  return new Map(
    rules.flatMap(({ scenarios }) =>
      scenarios.map(
        ({ result, verdict }) => [`${result.uri}:${String(result.line)}`, verdict.verdict] as const,
      ),
    ),
  );
}

const inOrder = judgementOn(referenceAdapter(parseShape(''))).then(verdictsOf);

for (const seed of SEEDS) {
  test(`scenarios in random order (${String(seed)}) end as in the order of the features`, async () => {
    const expected = await inOrder;
    assert.ok(expected.size > 0);
    const shuffled = await judgementOn(referenceAdapter(parseShape('')), {
      tags: '',
      cases: [],
      order: `random:${String(seed)}`,
    });
    const got = verdictsOf(shuffled);
    assert.deepEqual([...got].sort(), [...expected].sort());
  });
}

test('each scenario alone ends as it does among the others', async () => {
  const expected = await inOrder;
  for (const [place, verdict] of expected) {
    const alone = await judgementOn(referenceAdapter(parseShape('')), { tags: '', cases: [place] });
    assert.deepEqual([...verdictsOf(alone)], [[place, verdict]]);
  }
});
