import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';
import type { Conformance } from '../../reports/conformance/conformance';
import type { Comparison } from '../../reports/comparison/comparison';
import { resultWith } from './result-with';

const root = join(__dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'wsp-tck-compare-'));

after(() => {
  rmSync(folder, { recursive: true });
});

function written(name: string, result: Conformance | string): string {
  const place = join(folder, name);
  mkdirSync(place, { recursive: true });
  writeFileSync(
    join(place, 'conformance.json'),
    typeof result === 'string' ? result : JSON.stringify(result),
  );
  return place;
}

function compare(...args: readonly string[]): { status: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'dist', 'cli', 'wsp-tck.js'), 'compare', ...args, '--out', join(folder, 'out')],
    { cwd: root, encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } },
  );
  return { status, out: stdout, err: stderr };
}

const good = written('good', resultWith({ verdict: 'pass' }));
const bad = written('bad', resultWith({ verdict: 'fail', reason: 'got 516' }, { outcome: 'non-conformant' }));
const other = written(
  'other',
  resultWith(
    { verdict: 'fail' },
    { provider: { reference: 'dll:other.dll', name: 'Other', version: '2', kind: 'native' } },
  ),
);

test('a regression is exit code 1, with the rule and what became of it', () => {
  const { status, out } = compare(good, bad);
  assert.equal(status, 1);
  assert.match(out, /1 rule changed from the first run to the second: 1 regression\./);
  assert.match(out, /new failure \(1\):\n {2}GRP-1 pass → fail: got 516/);
});

test('the other way round it is fixed, and exit code 0; so it is where nothing changed', () => {
  const { status, out } = compare(bad, join(good, 'conformance.json'));
  assert.equal(status, 0);
  assert.match(out, /fixed \(1\):\n {2}GRP-1 fail → pass/);
  assert.match(compare(good, good).out, /Nothing changed/);
});

test('two providers are put side by side, and no difference is a regression', () => {
  const { status, out } = compare(good, other);
  assert.equal(status, 0);
  assert.match(out, /1 rule of 1 not judged alike:\n {2}GRP-1: pass in 1; fail in 2/);
  assert.equal(compare(good, other, '--as', 'change').status, 1);
  assert.equal(compare(good, bad, '--as', 'matrix').status, 0);
});

test('the three files hold the same comparison', () => {
  const { out } = compare(good, bad, other, '--json');
  const read = (name: string): string => readFileSync(join(folder, 'out', name), 'utf8');
  assert.equal(read('comparison.json'), out);
  const { rules, results } = JSON.parse(out) as Comparison;
  assert.deepEqual(rules[0]?.verdicts, ['pass', 'fail', 'fail']);
  assert.equal(results.length, 3);
  assert.match(
    read('comparison.md'),
    /\| GRP-1 g = 0 puts the socket into no group \| must \| pass \| fail \| fail \|/,
  );
  assert.match(read('index.html'), /<td class="f">✗<\/td>/);
});

test('what a provider calls itself is text wherever it is shown', () => {
  const name = '<script>alert(1)</script>\u001b[2J|`x`';
  const hostile = written(
    'hostile',
    resultWith({ verdict: 'fail', title: name }, { provider: { ...resultWith(null).provider, name } }),
  );
  const { out } = compare(good, hostile);
  const page = readFileSync(join(folder, 'out', 'index.html'), 'utf8');
  const markdown = readFileSync(join(folder, 'out', 'comparison.md'), 'utf8');
  assert.doesNotMatch(page, /<script>alert/);
  assert.match(page, /&lt;script>alert/);
  assert.doesNotMatch(markdown, /<script>|[^\\]\|`/);
  assert.doesNotMatch(`${out}${page}${markdown}`, new RegExp(String.fromCharCode(27)));
});

const WRONG = [
  { what: 'one result', args: [good], words: /two results or more/ },
  {
    what: 'a result that is not there',
    args: [good, join(folder, 'none')],
    words: /there is no result .*none/,
  },
  {
    what: 'a file that is no JSON',
    args: [good, written('text', 'pass')],
    words: /text is no result of wsp-tck run: it is no JSON/,
  },
  {
    what: 'a file that breaks the schema',
    args: [good, written('odd', JSON.stringify({ ...resultWith(null), outcome: 'splendid' }))],
    words: /odd is no result of wsp-tck run: outcome has "splendid"/,
  },
  { what: 'a change of three', args: [good, bad, other, '--as', 'change'], words: /just two results/ },
] as const;

for (const { what, args, words } of WRONG) {
  test(`${what} is exit code 2 and one clear sentence`, () => {
    const { status, err } = compare(...args);
    assert.equal(status, 2);
    assert.match(err, words);
    assert.doesNotMatch(err, /\n\s+at /);
  });
}
