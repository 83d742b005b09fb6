import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import test from 'node:test';
import { LEGAL_VARIANTS, variantAdapter } from '../../providers/variants/variants';
import { judge, rulesWith } from '../suite/judge';

for (const variant of LEGAL_VARIANTS) {
  test(`legal: ${variant.id} - ${variant.title}`, async () => {
    const judged = await judge(variantAdapter(variant));
    rmSync(judged.folder, { recursive: true });
    assert.deepEqual(rulesWith(judged, 'fail'), []);
    assert.deepEqual(rulesWith(judged, 'error'), []);
    assert.notEqual(judged.conformance.outcome, 'non-conformant');
  });
}
