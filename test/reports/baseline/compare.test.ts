import assert from 'node:assert/strict';
import test from 'node:test';
import type { Deviation } from '../../../reports/baseline/baseline';
import { compareWithBaseline, type RunToCompare } from '../../../reports/baseline/compare-with-baseline';
import { exitCodeWithBaseline } from '../../../reports/baseline/exit-code-with-baseline';
import type { ConformanceRule } from '../../../reports/conformance/conformance';
import type { RuleVerdictName, ScenarioVerdictName } from '../../../reports/verdicts/verdict';
import { aRule } from '../rule';

type Level = ConformanceRule['level'];
type Scenarios = readonly (readonly [string, ScenarioVerdictName])[];

function rule(id: string, verdict: RuleVerdictName, scenarios: Scenarios, level: Level = 'must') {
  return {
    ...aRule(id, level),
    verdict,
    scenarios: scenarios.map(([name, own]) => ({
      name,
      uri: 'a.feature',
      line: 1,
      verdict: own,
      replay: '',
    })),
  };
}

const RULES: readonly ConformanceRule[] = [
  rule('OK-1', 'pass', [['works', 'pass']]),
  rule('BAD-1', 'fail', [
    ['first', 'fail'],
    ['second', 'fail'],
    ['third', 'pass'],
  ]),
  rule('OPEN-1', 'inconclusive', [['unseen', 'inconclusive']]),
  rule('SOFT-1', 'advisory', [['rude', 'fail']], 'should'),
  rule('FREE-1', 'inconclusive', [['unseen', 'inconclusive']], 'may'),
];

const BAD: Deviation = {
  rule: 'BAD-1',
  scenarios: ['first', 'second'],
  verdict: 'fail',
  reason: 'old silicon',
};
const OPEN: Deviation = { rule: 'OPEN-1', verdict: 'inconclusive', reason: 'no second address' };

function compare(deviations: readonly Deviation[], more: Partial<RunToCompare> = {}) {
  return compareWithBaseline(
    { file: 'known.yaml', sha256: '0'.repeat(64), deviations },
    {
      conformance: { rules: RULES },
      rulesOfSuite: new Set(RULES.map(({ id }) => id)),
      startedAt: new Date('2027-03-31T23:59:59Z'),
      cannotJudge: false,
      ...more,
    },
  );
}

const problems = (deviations: readonly Deviation[], more: Partial<RunToCompare> = {}): readonly string[] =>
  compare(deviations, more).problems.map(({ kind, rule: id, scenario }) =>
    [kind, id, ...(scenario === undefined ? [] : [scenario])].join(' | '),
  );

test('a run in which every deviation is listed is as its baseline says', () => {
  const state = compare([BAD, OPEN]);
  assert.deepEqual(state.problems, []);
  assert.equal(state.holds, true);
  assert.deepEqual(state.listed, [BAD, OPEN]);
  assert.equal(state.on, '2027-03-31');
  assert.equal(exitCodeWithBaseline(1, state), 0);
});

test('without entries, every rule that keeps from conformance is named; shoulds and mays are not', () => {
  assert.deepEqual(problems([]), ['unexpected failure | BAD-1', 'unexpected verdict | OPEN-1']);
  assert.equal(exitCodeWithBaseline(1, compare([])), 1);
});

const DIFFERENCES: readonly (readonly [string, readonly Deviation[], readonly string[]])[] = [
  [
    'a scenario more that fails',
    [{ ...BAD, scenarios: ['first'] }, OPEN],
    ['unexpected failure | BAD-1 | second'],
  ],
  [
    'a listed scenario that passes',
    [{ ...BAD, scenarios: ['first', 'second', 'third'] }, OPEN],
    ['unexpected pass | BAD-1 | third'],
  ],
  [
    'a listed rule that passes',
    [BAD, OPEN, { rule: 'OK-1', verdict: 'fail', reason: 'mended' }],
    ['unexpected pass | OK-1'],
  ],
  [
    'a rule listed with another verdict',
    [BAD, { ...OPEN, verdict: 'error' }],
    ['unexpected verdict | OPEN-1'],
  ],
  [
    'a listed inconclusive that fails',
    [{ ...BAD, verdict: 'inconclusive' }, OPEN],
    ['unexpected failure | BAD-1 | first', 'unexpected failure | BAD-1 | second'],
  ],
  ['a rule that the suite does not have', [BAD, OPEN, { ...OPEN, rule: 'GONE-1' }], ['unknown | GONE-1']],
  [
    'a scenario that the rule does not have',
    [{ ...BAD, scenarios: ['first', 'second', 'renamed'] }, OPEN],
    ['unknown | BAD-1 | renamed'],
  ],
  ['an entry whose last day was yesterday', [{ ...BAD, expires: '2027-03-30' }, OPEN], ['expired | BAD-1']],
];

for (const [what, deviations, expected] of DIFFERENCES) {
  test(`${what} is named, and exit code 1`, () => {
    assert.deepEqual(problems(deviations), expected);
    const state = compare(deviations);
    assert.equal(state.holds, false);
    assert.equal(exitCodeWithBaseline(0, state), 1);
    for (const problem of state.problems) assert.match(problem.text, new RegExp(problem.rule));
  });
}

test('on its last day an entry still counts', () => {
  assert.deepEqual(problems([{ ...BAD, expires: '2027-03-31' }, OPEN]), []);
});

test('an advisory can be listed too, and is named once it is kept', () => {
  const soft: Deviation = { rule: 'SOFT-1', scenarios: ['rude'], verdict: 'advisory', reason: 'no plan' };
  assert.deepEqual(problems([BAD, OPEN, soft]), []);
  const kept = RULES.map((one) =>
    one.id === 'SOFT-1' ? rule('SOFT-1', 'pass', [['rude', 'pass']], 'should') : one,
  );
  assert.deepEqual(problems([BAD, OPEN, soft], { conformance: { rules: kept } }), [
    'unexpected pass | SOFT-1 | rude',
  ]);
});

test('a selection is held to the entries of the rules that it ran', () => {
  const selected = RULES.filter(({ id }) => id !== 'BAD-1');
  const state = compare([BAD, OPEN], { conformance: { rules: selected, selection: { shard: '1/2' } } });
  assert.deepEqual(state.problems, []);
  assert.equal(state.notRun, 1);
  assert.equal(state.holds, true);
});

test('of a rule that was run in part, only the scenarios that were run are looked at', () => {
  const part = [rule('BAD-1', 'fail', [['first', 'fail']])];
  const whole: Deviation = { rule: 'BAD-1', verdict: 'fail', reason: 'old silicon' };
  const only = { conformance: { rules: part, selection: { cases: ['a.feature:1'] } } };
  assert.deepEqual(problems([BAD], only), []);
  const passing = {
    ...only,
    conformance: { ...only.conformance, rules: [rule('BAD-1', 'pass', [['third', 'pass']])] },
  };
  assert.deepEqual(problems([BAD], passing), []);
  assert.deepEqual(problems([whole], passing), []);
});

test('where nothing could be judged, no baseline makes it green', () => {
  const none = compare([BAD, OPEN], { cannotJudge: true });
  assert.equal(none.holds, false);
  assert.equal(exitCodeWithBaseline(3, none), 3);
  const unseen = [rule('OPEN-1', 'inconclusive', [['unseen', 'inconclusive']])];
  const open = compare([OPEN], { conformance: { rules: unseen } });
  assert.deepEqual(open.problems, []);
  assert.equal(exitCodeWithBaseline(3, open), 3);
});

test('without a baseline the verdicts decide', () => {
  assert.equal(exitCodeWithBaseline(3, undefined), 3);
});
