import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import type { Conformance } from '../../reports/conformance/conformance';
import { wspTck, type Ended } from './wsp-tck';

const folder = mkdtempSync(join(tmpdir(), 'wsp-tck-baseline-'));
const known = join(folder, 'known.yaml');
const FAULTY = ['--provider', 'variant:g-zero-makes-a-group', '--tags', '@GRP-1 or @GRP-2'];
const CONFORMING = ['--provider', 'reference', '--tags', '@GRP-1 or @GRP-2'];

function run(args: readonly string[], baseline?: string): Ended & { readonly conformance: Conformance } {
  const out = join(folder, 'out');
  const held = baseline === undefined ? [] : ['--baseline', baseline];
  const ended = wspTck('run', ...args, ...held, '--out', out);
  const text = readFileSync(join(out, 'conformance.json'), 'utf8');
  return { ...ended, conformance: JSON.parse(text) as Conformance };
}

function changed(from: RegExp, to: string): string {
  const path = join(folder, 'changed.yaml');
  writeFileSync(path, readFileSync(known, 'utf8').replace(from, to));
  return path;
}

test('a deviation is red, is written down, and is green as long as it is as listed', () => {
  assert.equal(run(FAULTY).status, 1);
  assert.equal(wspTck('baseline', join(folder, 'out'), '--out', known, '--expires', '2999-12-31').status, 0);
  const { status, out, conformance } = run(FAULTY, known);
  assert.equal(status, 0);
  assert.match(
    out,
    /\n {2}known: GRP-1 fail in \d of its scenarios: .*\nas the baseline known\.yaml says: 1 known deviation\n/,
  );
  assert.equal(conformance.outcome, 'incomplete');
  assert.equal(conformance.baseline?.holds, true);
});

test('standard output is where a baseline goes without --out', () => {
  assert.equal(
    wspTck('baseline', join(folder, 'out'), '--expires', '2999-12-31').out,
    readFileSync(known, 'utf8'),
  );
});

test('a provider that was mended makes the entry stale: exit code 1, and the entry is named', () => {
  const { status, out, conformance } = run(CONFORMING, known);
  assert.equal(status, 1);
  assert.match(out, /\n {2}unexpected pass: GRP-1, "no group exists", is listed as fail and is now pass/);
  assert.match(out, /\nnot as the baseline known\.yaml says: \d differences, 0 known deviations\n/);
  assert.deepEqual([...new Set(conformance.baseline?.problems.map(({ kind }) => kind))], ['unexpected pass']);
});

test('an entry that has expired, and one of a rule that is not there, are exit code 1 and named', () => {
  const expired = run(FAULTY, changed(/2999-12-31/, '2020-01-01'));
  assert.equal(expired.status, 1);
  assert.match(expired.out, /\n {2}expired: GRP-1 is still fail, and was accepted until 2020-01-01 only/);
  const unknown = run(FAULTY, changed(/rule: GRP-1/, 'rule: GRP-999'));
  assert.equal(unknown.status, 1);
  assert.match(unknown.out, /\n {2}unexpected failure: GRP-1 is fail and not listed/);
  assert.match(unknown.out, /\n {2}unknown: the suite has no rule GRP-999/);
});

test('with --rule only the entries of that rule count', () => {
  const { status, conformance } = run(['--provider', 'reference', '--rule', 'GRP-2'], known);
  assert.equal(status, 0);
  assert.equal(conformance.baseline?.notRun, 1);
});

test('an adapter that does not work is not made green by a baseline that lists everything', () => {
  const { status, conformance } = run(['--provider', 'process:false', '--rule', 'GRP-1'], known);
  assert.equal(status, 3);
  assert.equal(conformance.baseline?.holds, false);
});

test('a baseline that is not there is wrong usage: nothing is run, and one sentence says what to do', () => {
  const { status, out, err } = wspTck('run', ...CONFORMING, '--baseline', 'no-such-file.yaml');
  assert.deepEqual([status, out], [2, '']);
  assert.match(
    err,
    /^wsp-tck: the baseline cannot be used: there is no file no-such-file\.yaml; write one .*\n$/,
  );
});
