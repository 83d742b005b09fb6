import assert from 'node:assert/strict';
import test from 'node:test';
import type { ScenarioResult } from '../../../reports/queries/scenario-results';
import { scenarioVerdict } from '../../../reports/verdicts/scenario-verdict';
import { VERDICT_MEDIA_TYPE } from '../../../providers/contract/verdict-media-type';
import { CHOICE_MEDIA_TYPE } from '../../../reports/verdicts/verdict-attachment';
import { A_FACT, scenario, step } from '../scenario-result';

const facts = [A_FACT];
const pass = { verdict: 'pass', facts };
const fail = { verdict: 'fail', facts, message: 'expected WSAEINVAL, got WSAEFAULT' };
const inconclusive = { verdict: 'inconclusive', facts: [], reason: 'it cannot be induced' };
const notApplicable = { verdict: 'not-applicable', facts: [], reason: 'no groups' };
const error = { verdict: 'error', facts: [], reason: 'the adapter broke the schema' };

interface Case {
  readonly name: string;
  readonly scenario: ScenarioResult;
  readonly verdict: string;
  readonly reason?: RegExp;
}

const cases: readonly Case[] = [
  { name: 'passed, with evidence', scenario: scenario([step('PASSED', [pass])]), verdict: 'pass' },
  {
    name: 'failed by assertion',
    scenario: scenario([step('FAILED', [fail], 'AssertionError')]),
    verdict: 'fail',
  },
  { name: 'failed otherwise', scenario: scenario([step('FAILED', [error], 'TypeError')]), verdict: 'error' },
  {
    name: 'pending',
    scenario: scenario([step('PENDING', [inconclusive])]),
    verdict: 'inconclusive',
    reason: /cannot be induced/,
  },
  {
    name: 'skipped by a hook',
    scenario: scenario([step('SKIPPED', [notApplicable]), step('SKIPPED')]),
    verdict: 'not-applicable',
    reason: /no groups/,
  },
  {
    name: 'failed, and a hook afterwards claims a pass',
    scenario: scenario([step('FAILED', [fail]), step('PASSED', [pass])]),
    verdict: 'fail',
  },
  {
    name: 'failed without any claim but a pass',
    scenario: scenario([step('FAILED', [], 'Error: boom'), step('PASSED', [pass])]),
    verdict: 'error',
    reason: /FAILED, but the verdict attached to it is pass/,
  },
  {
    name: 'failed without a claim',
    scenario: scenario([step('FAILED', [], 'Error: boom\n    at somewhere')]),
    verdict: 'error',
    reason: /FAILED without a verdict/,
  },
  {
    name: 'failed by assertion, and the cleanup went wrong',
    scenario: scenario([step('FAILED', [fail]), step('FAILED', [error])]),
    verdict: 'fail',
  },
  {
    name: 'inconclusive, and the cleanup went wrong',
    scenario: scenario([step('PENDING', [inconclusive]), step('FAILED', [error])]),
    verdict: 'error',
    reason: /broke the schema/,
  },
  {
    name: 'inconclusive, and the cleanup failed without saying why',
    scenario: scenario([step('PENDING', [inconclusive]), step('FAILED')]),
    verdict: 'error',
    reason: /FAILED, but the verdict attached to it is inconclusive/,
  },
  {
    name: 'passed without a claim',
    scenario: scenario([step('PASSED')]),
    verdict: 'error',
    reason: /without a verdict/,
  },
  {
    name: 'passed without a fact',
    scenario: scenario([step('PASSED', [{ verdict: 'pass', facts: [] }])]),
    verdict: 'error',
    reason: /nothing was read/,
  },
  {
    name: 'passed with a fact that is none',
    scenario: scenario([step('PASSED', [{ verdict: 'pass', facts: [{ source: 1 }] }])]),
    verdict: 'error',
    reason: /nothing was read/,
  },
  {
    name: 'passed, but a step claims a failure',
    scenario: scenario([step('PASSED', [fail]), step('PASSED', [pass])]),
    verdict: 'error',
    reason: /PASSED, but the verdict attached to it is fail/,
  },
  {
    name: 'skipped, but a pass is claimed',
    scenario: scenario([step('SKIPPED'), step('PASSED', [pass])]),
    verdict: 'error',
    reason: /SKIPPED, but the verdict attached to it is pass/,
  },
  {
    name: 'skipped without a claim',
    scenario: scenario([step('SKIPPED')]),
    verdict: 'error',
    reason: /without a verdict/,
  },
  {
    name: 'skipped without a reason',
    scenario: scenario([step('SKIPPED', [{ verdict: 'not-applicable', facts: [] }])]),
    verdict: 'error',
    reason: /reason is missing/,
  },
  {
    name: 'pending without a reason',
    scenario: scenario([step('PENDING', [{ verdict: 'inconclusive', facts: [], reason: '' }])]),
    verdict: 'error',
    reason: /reason is missing/,
  },
  {
    name: 'undefined behind a skip',
    scenario: scenario([step('SKIPPED', [notApplicable]), step('UNDEFINED')]),
    verdict: 'error',
    reason: /no step definition matches "something holds"/,
  },
  {
    name: 'ambiguous',
    scenario: scenario([step('AMBIGUOUS'), step('PASSED', [pass])]),
    verdict: 'error',
    reason: /several step definitions match/,
  },
  { name: 'no steps at all', scenario: scenario([]), verdict: 'error', reason: /none of its steps/ },
  {
    name: 'a step of unknown status only',
    scenario: scenario([step('UNKNOWN', [pass])]),
    verdict: 'error',
    reason: /none of its steps/,
  },
  {
    name: 'never ran',
    scenario: scenario([step('PASSED', [pass])], { testCaseStarted: undefined }),
    verdict: 'error',
    reason: /was not run: the hook threw/,
  },
  {
    name: 'cut short',
    scenario: scenario([step('PASSED', [pass])], { finished: false }),
    verdict: 'error',
    reason: /ended before/,
  },
  {
    name: 'run again',
    scenario: scenario([step('PASSED', [pass])], { attempt: 1 }),
    verdict: 'error',
    reason: /more than once/,
  },
  {
    name: 'a verdict nobody knows',
    scenario: scenario([step('PASSED', [{ verdict: 'splendid', facts }, pass])]),
    verdict: 'error',
    reason: /cannot be read/,
  },
];

for (const { name, scenario: result, verdict, reason } of cases) {
  test(`${name}: ${verdict}`, () => {
    const judged = scenarioVerdict(result, ['the hook threw']);
    assert.equal(judged.verdict, verdict);
    if (reason !== undefined) assert.match(judged.reason ?? '', reason);
  });
}

test('a verdict attachment that is no JSON is an error', () => {
  const broken = { ...step('PASSED'), attachments: [{ mediaType: VERDICT_MEDIA_TYPE, body: '{"verdict":' }] };
  assert.equal(scenarioVerdict(scenario([broken, step('PASSED', [pass])]), []).verdict, 'error');
});

test('a failure says what was expected and what came, else what was thrown, without the stack', () => {
  const said = scenarioVerdict(scenario([step('FAILED', [fail], 'AssertionError: other')]), []);
  assert.equal(said.message, 'expected WSAEINVAL, got WSAEFAULT');
  const thrown = 'AssertionError: expected 1\nto be 2\n    at Context.<anonymous> (/a/b.ts:1:1)';
  const silent = scenarioVerdict(scenario([step('FAILED', [{ verdict: 'fail', facts }], thrown)]), []);
  assert.equal(silent.message, 'AssertionError: expected 1\nto be 2');
});

test('choices come from attachments of both kinds, each once', () => {
  const body = JSON.stringify({ choice: 'ignores af' });
  const chose = { ...step('PASSED'), attachments: [{ mediaType: CHOICE_MEDIA_TYPE, body }] };
  const judged = scenarioVerdict(
    scenario([chose, chose, step('PASSED', [{ ...pass, choice: 'any code' }])]),
    [],
  );
  assert.deepEqual(judged.choices, ['ignores af', 'any code']);
});

test('the texts of a verdict are made plain and bounded', () => {
  const reason = `\u001b[31mred\u202e${'x'.repeat(100_000)}`;
  const judged = scenarioVerdict(scenario([step('PENDING', [{ ...inconclusive, reason }])]), []);
  assert.match(judged.reason ?? '', /^\\u\{1b\}\[31mred\\u\{202e\}x/);
  assert.ok((judged.reason ?? '').length < 5_000);
});

test('what is said as the reason and as the message is kept once', () => {
  const lost = { ...fail, message: 'WSPSocket did not return', reason: 'WSPSocket did not return' };
  const { reason, message } = scenarioVerdict(scenario([step('FAILED', [lost], 'AssertionError')]), []);
  assert.deepEqual([reason, message], ['WSPSocket did not return', undefined]);
});
