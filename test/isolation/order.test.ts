import assert from 'node:assert/strict';
import test from 'node:test';
import { judgementOn } from '../../cli/running/judgement-on';
import { runInMemory } from '../../cli/running/run-in-memory';
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

test('a random order is another one than that of the features', async () => {
  const orderOf = async (order?: `random:${string}`): Promise<readonly string[]> => {
    const { envelopes } = await runInMemory(referenceAdapter(parseShape('')), {
      tags: '@ARG-1 or @ERR-2',
      cases: [],
      ...(order === undefined ? {} : { order }),
    });
    const names = new Map(envelopes.flatMap(({ pickle }) => (pickle ? [[pickle.id, pickle.name]] : [])));
    const pickles = new Map(
      envelopes.flatMap(({ testCase }) => (testCase ? [[testCase.id, testCase.pickleId]] : [])),
    );
    return envelopes.flatMap(({ testCaseStarted }) =>
      testCaseStarted ? [names.get(pickles.get(testCaseStarted.testCaseId) ?? '') ?? ''] : [],
    );
  };
  const usual = await orderOf();
  const shuffled = await orderOf('random:20');
  assert.notDeepEqual(shuffled, usual);
  assert.deepEqual([...shuffled].sort(), [...usual].sort());
});

test('each scenario alone ends as it does among the others', async () => {
  const expected = await inOrder;
  assert.ok(expected.size > 0);
  for (const [place, verdict] of expected) {
    const alone = await judgementOn(referenceAdapter(parseShape('')), { tags: '', cases: [place] });
    assert.deepEqual([...verdictsOf(alone)], [[place, verdict]]);
  }
});
