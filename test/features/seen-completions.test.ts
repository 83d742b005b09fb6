import assert from 'node:assert/strict';
import test from 'node:test';
import { resolveReference } from '../../cli/provider/resolve-reference';
import type { Adapter } from '../../providers/contract/provider';
import { judge } from '../suite/judge';

/** The provider with another word on which completions are seen. */
function seeing(reference: string, completions: boolean | 'ifs'): Adapter {
  const adapter = resolveReference(reference);
  return {
    ...adapter,
    spawn: (tester) =>
      adapter.spawn({
        receive: (message) => {
          tester.receive(
            message.kind === 'opened'
              ? { ...message, observes: { ...message.observes, completions } }
              : message,
          );
        },
        lost: (...why) => {
          tester.lost(...why);
        },
      }),
  };
}

test('completions of file handles are enough where every entry has them', async () => {
  const seen = async (reference: string, completions: boolean | 'ifs'): Promise<string | undefined> =>
    (await judge(seeing(reference, completions), { tags: '@FLAG-3' })).verdicts['FLAG-3'];
  assert.equal(await seen('reference:ifs', 'ifs'), 'pass');
  assert.equal(await seen('reference:non-ifs', 'ifs'), 'inconclusive');
  assert.equal(await seen('reference:ifs', false), 'inconclusive');
});
