import assert from 'node:assert/strict';
import test from 'node:test';
import { judgementOn } from '../../cli/running/judgement-on';
import { LEGAL_VARIANTS, variantAdapter } from '../../providers/variants/variants';
import { rulesJudged } from './rules-judged';

for (const variant of LEGAL_VARIANTS) {
  test(`legal: ${variant.id} - ${variant.title}`, async () => {
    const judgement = await judgementOn(variantAdapter(variant));
    assert.deepEqual(rulesJudged(judgement, 'fail'), []);
    assert.deepEqual(rulesJudged(judgement, 'error'), []);
    assert.notEqual(judgement.outcome, 'non-conformant');
  });
}
