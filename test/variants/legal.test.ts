import assert from 'node:assert/strict';
import test, { before } from 'node:test';
import { LEGAL_VARIANTS } from '../../providers/variants/variants';
import type { VariantResult } from '../../reports/assessment/assessment';
import { assessed } from './assessed';

let results: ReadonlyMap<string, VariantResult>;

before(() => {
  results = assessed(...LEGAL_VARIANTS.map(({ id }) => id));
});

for (const { id, title } of LEGAL_VARIANTS) {
  test(`legal: ${id} - ${title}`, () => {
    const result = results.get(id);
    assert.ok(result !== undefined);
    assert.deepEqual(result.flaggedBy, []);
    assert.deepEqual(result.errors, []);
  });
}
