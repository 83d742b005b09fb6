import assert from 'node:assert/strict';
import test from 'node:test';
import type { Level, RegisteredRule } from '../../../reports/queries/rules-register';
import type { JudgedScenario } from '../../../reports/verdicts/judged-rule';
import { judgeRule } from '../../../reports/verdicts/rule-verdict';
import type { ScenarioVerdictName } from '../../../reports/verdicts/verdict';
import { aRule } from '../rule';
import { scenario } from '../scenario-result';

function judged(
  verdict: ScenarioVerdictName,
  more: { alternative?: boolean; reason?: string } = {},
): JudgedScenario {
  const { alternative = false, reason = `${verdict}, for a reason` } = more;
  return { result: scenario([]), alternative, verdict: { verdict, reason, choices: [], facts: [] } };
}

const rule = (level: Level): RegisteredRule => aRule('GRP-1', level);
const verdictOf = (level: Level, ...scenarios: readonly JudgedScenario[]): string =>
  judgeRule(rule(level), scenarios).verdict;
const plain = (...verdicts: readonly ScenarioVerdictName[]): readonly JudgedScenario[] =>
  verdicts.map((verdict) => judged(verdict));
const ways = (...verdicts: readonly ScenarioVerdictName[]): readonly JudgedScenario[] =>
  verdicts.map((verdict) => judged(verdict, { alternative: true }));

test('fail outranks error, error inconclusive, inconclusive pass, pass not-applicable', () => {
  assert.equal(
    verdictOf('must', ...plain('not-applicable', 'pass', 'inconclusive', 'error', 'fail')),
    'fail',
  );
  assert.equal(verdictOf('must', ...plain('not-applicable', 'pass', 'inconclusive', 'error')), 'error');
  assert.equal(verdictOf('must', ...plain('not-applicable', 'pass', 'inconclusive')), 'inconclusive');
  assert.equal(verdictOf('must', ...plain('not-applicable', 'pass')), 'pass');
  assert.equal(verdictOf('must', ...plain('not-applicable', 'not-applicable')), 'not-applicable');
});

test('a rule without scenarios is an error', () => {
  assert.equal(verdictOf('must'), 'error');
});

test('of alternatives one pass and no fail is enough', () => {
  assert.equal(verdictOf('must', ...ways('pass', 'inconclusive', 'error', 'not-applicable')), 'pass');
  assert.equal(verdictOf('must', ...ways('pass', 'fail')), 'fail');
  assert.equal(verdictOf('must', ...ways('inconclusive', 'not-applicable')), 'inconclusive');
  assert.equal(verdictOf('must', ...ways('error', 'inconclusive')), 'error');
  assert.equal(verdictOf('must', ...ways('not-applicable', 'not-applicable')), 'not-applicable');
});

test('alternatives do not excuse the other scenarios, nor do these decide for them', () => {
  assert.equal(verdictOf('must', ...ways('pass', 'inconclusive'), ...plain('inconclusive')), 'inconclusive');
  assert.equal(verdictOf('must', ...ways('inconclusive'), ...plain('pass')), 'inconclusive');
  assert.equal(verdictOf('must', ...ways('pass'), ...plain('fail')), 'fail');
});

test('only a broken should is advisory', () => {
  assert.equal(verdictOf('should', ...plain('fail', 'pass')), 'advisory');
  assert.equal(verdictOf('should', ...plain('error', 'pass')), 'error');
  assert.equal(verdictOf('should', ...plain('inconclusive')), 'inconclusive');
  assert.equal(verdictOf('should', ...plain('pass')), 'pass');
  assert.equal(verdictOf('may', ...plain('fail')), 'fail');
});

test('the reason is that of the scenarios which decided, each once, and not too many', () => {
  const { reason } = judgeRule(rule('must'), [
    judged('inconclusive', { reason: 'a' }),
    judged('error', { reason: 'b' }),
    judged('error', { reason: 'b' }),
    ...['c', 'd', 'e', 'f'].map((one) => judged('error', { reason: one })),
  ]);
  assert.equal(reason, 'b; c; d; and 2 more');
});

test('the choices of all scenarios are recorded', () => {
  const chose = judged('pass');
  const choices = ['ignores af', 'ignores type'].map((choice) => ({
    ...chose,
    verdict: { ...chose.verdict, choices: [choice] },
  }));
  assert.equal(judgeRule(rule('may'), choices).choice, 'ignores af; ignores type');
});
