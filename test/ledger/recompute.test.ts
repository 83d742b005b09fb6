import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { readLedgers } from '../../cli/suite/read-ledgers';
import type { Ledger } from '../../reports/ledger/ledger';
import { PAGE_FILE, WITHOUT_PAGE } from './page-file';
import { SAMPLE_LEDGER, SAMPLE_PAGE } from './sample-page';

const folder = mkdtempSync(join(tmpdir(), 'recompute-'));
const guide = readFileSync(join(__dirname, '..', '..', 'docs', 'ledger.md'), 'utf8');
const [, program = ''] = /```python\n([\s\S]*?)```/.exec(guide) ?? [];
const script = join(folder, 'digests.py');
writeFileSync(script, program);

const hasPython = spawnSync('python3', ['--version']).status === 0;
const WITHOUT_PYTHON = hasPython ? false : 'python3 is not installed';

/** The places of a ledger whose digests the program of the guide does not find in a page. */
function notFound(ledger: Ledger, page: string): readonly string[] {
  const { status, stdout, stderr } = spawnSync('python3', [script, page], { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  const digests = new Set(stdout.split('\n').map((line) => line.split(' ')[0]));
  return ledger.statements.filter(({ sha256 }) => !digests.has(sha256)).map(({ place }) => place);
}

test('the program in docs/ledger.md recomputes the digests of a page', { skip: WITHOUT_PYTHON }, () => {
  const page = join(folder, 'sample.txt');
  writeFileSync(page, SAMPLE_PAGE);
  assert.deepEqual(notFound(SAMPLE_LEDGER, page), []);
});

test(
  'the program in docs/ledger.md recomputes the digests of the WSPSocket page',
  { skip: WITHOUT_PYTHON || WITHOUT_PAGE },
  () => {
    const ledger = readLedgers().find((one) => one.ledger.page === 'WSPSocket')?.ledger;
    assert.ok(ledger);
    assert.deepEqual(notFound(ledger, PAGE_FILE), []);
  },
);
