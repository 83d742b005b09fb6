import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import type { Assessment } from '../../reports/assessment/assessment';
import { wspTck } from '../suite/wsp-tck';

test('assess: a legal and a faulty variant, exit code 0, and the matrix in three forms', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wsp-tck-assess-'));
  const { status, out } = wspTck('assess', 'one-entry', 'family-zero-refused', '--out', folder);
  assert.equal(status, 0, out);
  assert.match(out, /^faults caught by a rule that they break: 1 of 1 \(100\.0 %\)$/m);
  assert.match(out, /^legal variants with which no rule finds fault: 1 of 1 \(100\.0 %\)$/m);
  assert.deepEqual(readdirSync(folder).sort(), ['assessment.json', 'assessment.md', 'index.html']);
  const { variants } = JSON.parse(readFileSync(join(folder, 'assessment.json'), 'utf8')) as Assessment;
  assert.deepEqual(
    variants.map(({ id, kind, flaggedBy }) => [id, kind, flaggedBy.length > 0]),
    [
      ['one-entry', 'legal', false],
      ['family-zero-refused', 'faulty', true],
    ],
  );
  rmSync(folder, { recursive: true });
});

test('an unknown variant is exit code 2, with all that there are', () => {
  const { status, err } = wspTck('assess', 'odd');
  assert.equal(status, 2);
  assert.match(err, /There is no variant "odd"; the legal ones are .*one-entry/);
});
