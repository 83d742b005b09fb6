import assert from 'node:assert/strict';
import test from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SpiFunction } from '../../providers/contract/service-provider/service-provider';
import { parseShape, referenceAdapter, type FunctionTable } from '../../providers/reference/reference';
import { refusal } from '../../providers/variants/changes/results';
import { findVariant } from '../../providers/variants/variants';
import { judge, toldWith, type Judged } from './judge';

/** Longer than the tester waits before it has the root accept. */
const SLOW_MS = 350;
const tags = '@MPT-8';
const statement = { ixit: { deadlines: { callMs: 500 } } } as const;

/** Leaves that are slow, and roots that listen and have nobody to accept. */
function judgeSlow(joined: (own: SpiFunction) => SpiFunction): Promise<Judged> {
  const wrap = (functions: FunctionTable): FunctionTable => {
    const { WSPJoinLeaf } = functions;
    assert.ok(WSPJoinLeaf !== undefined);
    return {
      ...functions,
      WSPListen: () => ({ result: 0, errno: null, out: {} }),
      WSPAccept: () => new Promise(() => undefined),
      WSPJoinLeaf: async (args, context) => {
        await sleep(SLOW_MS);
        return joined(WSPJoinLeaf)(args, context);
      },
    };
  };
  return judge(referenceAdapter(parseShape(''), { wrap }), { tags, statement });
}

test('leaves that are slow to join, and need no acceptance, are not held up by one', async () => {
  const judged = await judgeSlow((own) => own);
  assert.deepEqual(toldWith(judged, ['fail', 'error', 'inconclusive'], ['MPT-8']), []);
});

test('leaves that are refused slowly, although the root listens, leave MPT-8 open', async () => {
  const judged = await judgeSlow(() => () => refusal('WSAECONNREFUSED'));
  assert.equal(judged.verdicts['MPT-8'], 'inconclusive');
});

test('where one call is made at a time, leaves that wait to be accepted leave MPT-8 open', async () => {
  const variant = findVariant('leaves-join-a-root-that-listens');
  assert.ok('overrides' in variant);
  const adapter = referenceAdapter(parseShape(variant.shape), {
    ...variant.overrides,
    describe: (opened) => ({ ...opened, threads: 'one' }),
  });
  const judged = await judge(adapter, { tags, statement });
  assert.equal(judged.verdicts['MPT-8'], 'inconclusive');
});
