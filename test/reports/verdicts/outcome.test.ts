import assert from 'node:assert/strict';
import test from 'node:test';
import type { Level } from '../../../reports/queries/rules-register';
import { exitCodeOf } from '../../../reports/verdicts/exit-code';
import type { JudgedRule } from '../../../reports/verdicts/judged-rule';
import { outcomeOf } from '../../../reports/verdicts/outcome';
import type { RuleVerdictName } from '../../../reports/verdicts/verdict';
import { aRule } from '../rule';

function rules(...verdicts: readonly (readonly [Level, RuleVerdictName])[]): readonly JudgedRule[] {
  return verdicts.map(([level, verdict]) => ({ rule: aRule('GRP-1', level), verdict, scenarios: [] }));
}

const cases: readonly {
  readonly why: string;
  readonly rules: readonly JudgedRule[];
  readonly outcome: string;
  readonly exitCode: number;
}[] = [
  {
    why: 'all kept',
    rules: rules(['must', 'pass'], ['must', 'not-applicable']),
    outcome: 'conformant',
    exitCode: 0,
  },
  {
    why: 'a must is broken, another open',
    rules: rules(['must', 'fail'], ['must', 'error'], ['must', 'inconclusive']),
    outcome: 'non-conformant',
    exitCode: 1,
  },
  {
    why: 'a declared choice is not kept',
    rules: rules(['must', 'pass'], ['may', 'fail']),
    outcome: 'non-conformant',
    exitCode: 1,
  },
  {
    why: 'a must is open',
    rules: rules(['must', 'pass'], ['must', 'inconclusive']),
    outcome: 'incomplete',
    exitCode: 3,
  },
  {
    why: 'a must is an error',
    rules: rules(['must', 'pass'], ['must', 'error']),
    outcome: 'incomplete',
    exitCode: 3,
  },
  {
    why: 'what is encouraged or free changes nothing',
    rules: rules(
      ['must', 'pass'],
      ['should', 'advisory'],
      ['should', 'error'],
      ['should', 'inconclusive'],
      ['may', 'inconclusive'],
      ['may', 'error'],
    ),
    outcome: 'conformant',
    exitCode: 0,
  },
  {
    why: 'no must was tried',
    rules: rules(['must', 'not-applicable'], ['should', 'pass']),
    outcome: 'incomplete',
    exitCode: 3,
  },
  {
    why: 'only a should was asked for, and kept',
    rules: rules(['should', 'pass']),
    outcome: 'conformant',
    exitCode: 0,
  },
  {
    why: 'only a should was asked for, and could not be tried',
    rules: rules(['should', 'error']),
    outcome: 'incomplete',
    exitCode: 3,
  },
];

for (const { why, rules: judged, outcome, exitCode } of cases) {
  test(`${why}: ${outcome}, ${String(exitCode)}`, () => {
    assert.equal(outcomeOf(judged), outcome);
    assert.equal(exitCodeOf(judged), exitCode);
  });
}

test('no rule at all is wrong usage, never success', () => {
  assert.equal(exitCodeOf([]), 2);
  assert.equal(outcomeOf([]), 'incomplete');
});
