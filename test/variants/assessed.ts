import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Assessment, VariantResult } from '../../reports/assessment/assessment';
import { wspTck } from '../suite/wsp-tck';

/**
 * What `wsp-tck assess` makes of variants, by their ids. They run in one process of their own: among tests node:test
 * looks at every promise, and a run of the suite takes half as long again.
 */
export function assessed(...words: readonly string[]): ReadonlyMap<string, VariantResult> {
  const folder = mkdtempSync(join(tmpdir(), 'wsp-tck-assessed-'));
  const { out, err } = wspTck('assess', ...words, '--json', '--out', folder);
  rmSync(folder, { recursive: true });
  assert.notEqual(out, '', err);
  return new Map((JSON.parse(out) as Assessment).variants.map((result) => [result.id, result]));
}
