import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { rulesOfShard, type CasesOfRules } from '../../cli/running/shard';
import { UsageError } from '../../cli/usage-error';
import type { Conformance } from '../../reports/conformance/conformance';
import { wspTck } from './wsp-tck';

const CASES: CasesOfRules = new Map([
  ['A-1', 1],
  ['A-2', 40],
  ['B-1', 13],
  ['B-2', 14],
  ['C-1', 12],
  ['C-2', 1],
]);

/** The rules of all parts. */
const split = (parts: number): readonly (readonly string[])[] =>
  Array.from({ length: parts }, (_, part) => rulesOfShard(`${String(part + 1)}/${String(parts)}`, CASES));

for (const parts of [1, 2, 3, 6]) {
  test(`${String(parts)} parts have every rule once, in the order of the page`, () => {
    const dealt = split(parts);
    assert.deepEqual(dealt.flat().sort(), [...CASES.keys()]);
    for (const rules of dealt) {
      assert.ok(rules.length > 0);
      assert.deepEqual(rules, [...rules].sort());
    }
    assert.deepEqual(split(parts), dealt);
  });
}

test('the parts are about equal in cases', () => {
  assert.deepEqual(split(2), [
    ['A-2', 'C-2'],
    ['A-1', 'B-1', 'B-2', 'C-1'],
  ]);
});

for (const wrong of ['0/2', '3/2', '1', '1/0', '-1/2', '1/2/3', '1/99999', 'a/b', '1/7']) {
  test(`${wrong} is no part`, () => {
    assert.throws(() => rulesOfShard(wrong, CASES), UsageError);
  });
}

test('the parts of a run have its rules and verdicts between them, and each stays incomplete', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wsp-tck-shard-'));
  const run = (...args: readonly string[]): Conformance => {
    const ended = wspTck('run', '--tags', '@must and not @GRP-7', ...args, '--out', folder);
    assert.equal(ended.status, 0, ended.out);
    return JSON.parse(readFileSync(join(folder, 'conformance.json'), 'utf8')) as Conformance;
  };
  const verdicts = ({ rules }: Conformance): readonly string[] =>
    rules.map(({ id, verdict }) => `${id} ${verdict}`);
  const whole = run();
  const parts = ['1/2', '2/2'].map((shard) => run('--shard', shard));
  assert.deepEqual(parts.flatMap(verdicts).sort(), [...verdicts(whole)].sort());
  for (const [index, part] of parts.entries()) {
    assert.equal(part.outcome, 'incomplete');
    assert.deepEqual(part.selection, { tags: '@must and not @GRP-7', shard: `${String(index + 1)}/2` });
    assert.ok(part.rules.length > 10);
  }
});
