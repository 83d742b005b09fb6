import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import test from 'node:test';
import { parseShape, referenceAdapter } from '../../providers/reference/reference';
import { AT_NIGHT } from '../nightly/at-night';
import { judge, rulesWith } from './judge';
import { pairsOfOptions } from './pairs-of-options';

/** Options of the reference's shapes, and the rules that an option leaves open where they apply. */
const OPTIONS: { readonly [option: string]: readonly string[] } = {
  ifs: [],
  'ignores-af': [],
  'ignores-type': [],
  'ignores-protocol': [],
  'no-groups': [],
  'no-shared-sockets': [],
  'no-multipoint': [],
  'no-datagram': [],
  'no-raw': [],
  'no-blocking-hooks': [],
  'no-waiting-ioctl': [],
  'no-second-address': ['GRP-8'],
  'one-process': [],
  'open-conditions': ['DATA-7', 'ERR-1', 'ERR-4', 'ERR-5'],
  undeclared: [],
};

/** Each choice has about half of the options; for each push the first of them, at night every pair of options. */
const CHOICES = pairsOfOptions(Object.keys(OPTIONS)).slice(0, AT_NIGHT ? undefined : 3);

for (const options of CHOICES) {
  const shape = options.join(',');
  test(`reference:${shape} breaks no rule, and leaves open only what its IXIT leaves open`, async () => {
    const judged = await judge(referenceAdapter(parseShape(shape)));
    rmSync(judged.folder, { recursive: true });
    assert.deepEqual(rulesWith(judged, 'fail'), []);
    assert.deepEqual(rulesWith(judged, 'error'), []);
    const allowed = new Set(options.flatMap((option) => OPTIONS[option] ?? []));
    assert.deepEqual(
      rulesWith(judged, 'inconclusive').filter((id) => !allowed.has(id)),
      [],
    );
  });
}
