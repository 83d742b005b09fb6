import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import type { Conformance } from '../../reports/conformance/conformance';
import { wspTck } from '../suite/wsp-tck';

const root = join(__dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'wsp-tck-new-'));

/** What the skeleton keeps: it makes descriptors with the upcall, and closes them. */
const KEPT = ['SOCK-1', 'SOCK-4', 'SOCK-5', 'DESC-4', 'DESC-5', 'DESC-6'];

for (const [language, file, command] of [
  ['python', 'adapter.py', 'python3'],
  ['node', 'adapter.mjs', process.execPath],
] as const) {
  test(`a new adapter in ${language} runs as it is, and keeps the rules about new descriptors`, () => {
    const dir = join(folder, language);
    const made = wspTck('new', dir, '--language', language);
    assert.equal(made.status, 0, made.err);
    assert.match(made.out, new RegExp(`run --provider "process:\\w+ ${file}"`));
    assert.deepEqual(readdirSync(dir).sort(), ['README.md', file]);
    assert.match(readFileSync(join(dir, 'README.md'), 'utf8'), new RegExp(`process:\\w+ ${file}"`));
    const out = join(dir, 'out');
    const rules = KEPT.flatMap((id) => ['--rule', id]);
    const run = wspTck(
      'run',
      '--provider',
      `process:'${command}' '${join(dir, file)}'`,
      ...rules,
      '--out',
      out,
    );
    assert.equal(run.status, 0, run.out);
    const result = JSON.parse(readFileSync(join(out, 'conformance.json'), 'utf8')) as Conformance;
    assert.deepEqual(
      result.rules.map(({ id, verdict }) => `${id} ${verdict}`),
      KEPT.map((id) => `${id} pass`),
    );
  });
}

test('the starter in Python is the adapter of the guide', () => {
  const guide = readFileSync(join(root, 'docs', 'line-protocol.md'), 'utf8');
  const starter = readFileSync(join(root, 'providers/process/starters/python/adapter.py'), 'utf8');
  assert.ok(guide.includes(`\`\`\`python\n${starter}\`\`\``));
});

test('nothing is overwritten', () => {
  const dir = mkdtempSync(join(folder, 'full-'));
  writeFileSync(join(dir, 'adapter.py'), 'mine');
  const { status, err } = wspTck('new', dir, '--language', 'python');
  assert.equal(status, 2);
  assert.match(err, /is not empty/);
  assert.equal(readFileSync(join(dir, 'adapter.py'), 'utf8'), 'mine');
});

test('a language without a starter, and none at all, are exit code 2', () => {
  const unknown = wspTck('new', join(folder, 'no'), '--language', 'cobol');
  assert.equal(unknown.status, 2);
  assert.match(unknown.err, /python, node/);
  assert.equal(wspTck('new', join(folder, 'no')).status, 2);
});
