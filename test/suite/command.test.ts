import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { wspTck, type Ended } from './wsp-tck';

const folder = mkdtempSync(join(tmpdir(), 'wsp-tck-'));
const quick = join(folder, 'quick.yaml');
writeFileSync(quick, 'ixit:\n  deadlines: { startMs: 1500, callMs: 1500, cleanupMs: 500 }\n');

/** One clear sentence on standard error, and no stack trace anywhere. */
function assertClear({ out, err }: Ended, words: RegExp): void {
  assert.match(`${out}${err}`, words);
  assert.doesNotMatch(`${out}${err}`, /^\s+at .*:\d+:\d+\)?$/m);
}

const WRONG_USAGE = [
  { what: 'an unknown rule', args: ['run', '--rule', 'NO-1'], words: /no rule NO-1/ },
  { what: 'an unknown provider', args: ['run', '--provider', 'nobody'], words: /names no provider/ },
  { what: 'an unknown shape', args: ['run', '--provider', 'reference:odd'], words: /odd/ },
  { what: 'an empty selection', args: ['run', '--tags', '@must and @may'], words: /nothing is selected/ },
  { what: 'a bad tag expression', args: ['run', '--tags', '@must and'], words: /no tag expression/ },
  { what: 'an unknown case', args: ['run', 'features/nothing.feature:3'], words: /no feature/ },
  {
    what: 'a line without a case',
    args: ['run', 'features/wspsocket/02-descriptors.feature:1'],
    words: /nothing is selected/,
  },
  {
    what: 'an unreadable statement',
    args: ['run', '--statement', join(folder, 'none.yaml')],
    words: /none\.yaml/,
  },
  { what: 'an unreadable transcript', args: ['run', '--provider', 'transcript:none'], words: /none/ },
  {
    what: 'a program that is not there',
    args: ['run', '--provider', 'process:no-such-program'],
    words: /no-such-program/,
  },
  { what: 'a shard that is none', args: ['run', '--shard', '3/2'], words: /--shard 3\/2.*I\/N/ },
  { what: 'more shards than rules', args: ['run', '--shard', '1/500'], words: /cannot be split into 500/ },
  {
    what: 'a baseline that is not there',
    args: ['run', '--baseline', join(folder, 'none.yaml')],
    words: /the baseline cannot be used: .*none\.yaml/,
  },
  { what: 'a result that is not there', args: ['baseline', 'no-result'], words: /no result no-result/ },
  {
    what: 'a day that does not exist',
    args: ['baseline', 'no-result', '--expires', '2027-02-30'],
    words: /2027-02-30: a day is written/,
  },
  { what: 'an unknown option', args: ['run', '--nonsense'], words: /unknown option/ },
  { what: 'an unknown command', args: ['dance'], words: /unknown command/ },
] as const;

for (const { what, args, words } of WRONG_USAGE) {
  test(`${what} is exit code 2 and one clear sentence`, () => {
    const ended = wspTck(...args, ...(args[0] === 'run' ? ['--out', join(folder, 'wrong')] : []));
    assert.equal(ended.status, 2);
    assertClear(ended, words);
  });
}

test('a wrong statement is exit code 2, with the place', () => {
  const wrong = join(folder, 'wrong.yaml');
  writeFileSync(wrong, 'ixit:\n  bulkBytes: many\n');
  const ended = wspTck('run', '--statement', wrong, '--out', join(folder, 'wrong'));
  assert.equal(ended.status, 2);
  assertClear(ended, /wrong\.yaml:2.*bulkBytes/);
});

const DEAD_OR_BABBLING = [
  'process:false',
  'process:cat',
  'process:yes',
  'process:sleep 600',
  'process:head -c 200000000 /dev/zero',
] as const;

for (const reference of DEAD_OR_BABBLING) {
  test(`${reference} is exit code 3, every rule an error, all files written`, () => {
    const out = join(folder, reference.replace(/\W+/g, '-'));
    const ended = wspTck('run', '--provider', reference, '--statement', quick, '--out', out);
    assert.equal(ended.status, 3);
    assertClear(ended, /the adapter does not work/);
    const conformance = JSON.parse(readFileSync(join(out, 'conformance.json'), 'utf8')) as {
      readonly outcome: string;
      readonly rules: readonly { readonly verdict: string }[];
    };
    assert.equal(conformance.outcome, 'incomplete');
    assert.ok(conformance.rules.length > 20);
    assert.deepEqual([...new Set(conformance.rules.map(({ verdict }) => verdict))], ['error']);
    for (const file of ['messages.ndjson', 'transcript.ndjson', 'junit.xml', 'summary.md', 'index.html']) {
      assert.ok(existsSync(join(out, file)), file);
    }
  });
}

test('selected rules are all that is listed, and the outcome stays incomplete', () => {
  const out = join(folder, 'selected');
  const ended = wspTck('run', '--rule', 'ARG-4', '--rule', 'ERR-2', '--out', out);
  assert.equal(ended.status, 0);
  const conformance = JSON.parse(readFileSync(join(out, 'conformance.json'), 'utf8')) as {
    readonly outcome: string;
    readonly selection: unknown;
    readonly rules: readonly { readonly id: string }[];
  };
  assert.equal(conformance.outcome, 'incomplete');
  assert.deepEqual(conformance.selection, { rules: ['ARG-4', 'ERR-2'] });
  assert.deepEqual(
    conformance.rules.map(({ id }) => id),
    ['ARG-4', 'ERR-2'],
  );
});

test('the replay command of a report runs that one case', () => {
  const out = join(folder, 'first');
  wspTck('run', '--rule', 'DESC-1', '--out', out);
  const { rules } = JSON.parse(readFileSync(join(out, 'conformance.json'), 'utf8')) as {
    readonly rules: readonly { readonly scenarios: readonly { readonly replay: string }[] }[];
  };
  const replay = rules[0]?.scenarios[1]?.replay ?? '';
  const [npx, command, ...args] = replay.split(' ');
  assert.deepEqual([npx, command], ['npx', 'wsp-tck']);
  const again = join(folder, 'again');
  assert.equal(wspTck(...args, '--out', again).status, 0);
  const one = JSON.parse(readFileSync(join(again, 'conformance.json'), 'utf8')) as {
    readonly rules: readonly { readonly scenarios: readonly unknown[] }[];
  };
  assert.equal(one.rules.length, 1);
  assert.equal(one.rules[0]?.scenarios.length, 1);
});

test('rules lists every rule, and in a pipe nothing is coloured', () => {
  const ended = wspTck('rules');
  assert.equal(ended.status, 0);
  assert.match(ended.out, /SOCK-1/);
  assert.doesNotMatch(ended.out, new RegExp(String.fromCharCode(27)));
  const listed = JSON.parse(wspTck('rules', '--json').out) as readonly { readonly id: string }[];
  assert.ok(listed.length > 20);
});

test('--help has examples and the exit codes', () => {
  assert.match(wspTck('--help').out, /Examples:[\s\S]*Exit codes:/);
  assert.match(wspTck('run', '--help').out, /process:COMMAND LINE[\s\S]*Examples:/);
});

test('a folder that cannot be made is wrong usage', () => {
  const file = join(folder, 'a-file');
  writeFileSync(file, '');
  const ended = wspTck('run', '--out', join(file, 'below'));
  assert.equal(ended.status, 2);
  assertClear(ended, /the folder .*below cannot be made: ENOTDIR/);
});
