import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { before } from 'node:test';
import { LEGAL_VARIANTS } from '../../providers/variants/variants';
import type { Assessment, VariantResult } from '../../reports/assessment/assessment';
import { wspTck } from '../suite/wsp-tck';

const results = new Map<string, VariantResult>();

/*
 * All in one process of their own: among tests node:test looks at every promise, and a run of the suite takes half as
 * long again.
 */
before(() => {
  const folder = mkdtempSync(join(tmpdir(), 'wsp-tck-legal-'));
  const ids = LEGAL_VARIANTS.map(({ id }) => id);
  const { out, err } = wspTck('assess', ...ids, '--json', '--out', folder);
  rmSync(folder, { recursive: true });
  assert.notEqual(out, '', err);
  for (const result of (JSON.parse(out) as Assessment).variants) results.set(result.id, result);
});

for (const { id, title } of LEGAL_VARIANTS) {
  test(`legal: ${id} - ${title}`, () => {
    const result = results.get(id);
    assert.ok(result !== undefined);
    assert.deepEqual(result.flaggedBy, []);
    assert.deepEqual(result.errors, []);
  });
}
