import assert from 'node:assert/strict';
import test, { before } from 'node:test';
import { parseEnvelope, type Envelope } from '@cucumber/messages';
import { FeatureDefect } from '../../../reports/queries/feature-defect';
import { judge, type Judgement } from '../../../reports/verdicts/judge';
import { runTinyFeatures } from '../run-tiny-features';

let envelopes: readonly Envelope[] = [];
before(async () => {
  envelopes = await runTinyFeatures();
});

const envelope = (content: object): Envelope => parseEnvelope(JSON.stringify(content));

const verdicts = ({ rules }: Judgement): object =>
  Object.fromEntries(rules.map(({ rule, verdict }) => [rule.id, verdict]));

test('a real run: each status of Cucumber becomes the verdict it stands for', () => {
  const judgement = judge({}, envelopes);
  assert.deepEqual(verdicts(judgement), {
    'ANS-1': 'pass',
    'ANS-2': 'fail',
    'ANS-3': 'advisory',
    'ANS-4': 'pass',
    'LIM-1': 'inconclusive',
    'LIM-2': 'not-applicable',
    'LIM-3': 'error',
    'LIM-4': 'pass',
    'LIM-5': 'error',
  });
  assert.deepEqual(judgement.counts, {
    pass: 3,
    fail: 1,
    inconclusive: 1,
    notApplicable: 1,
    error: 2,
    advisory: 1,
  });
  assert.equal(judgement.outcome, 'non-conformant');
  assert.equal(judgement.exitCode, 1);
});

test('the rows of an outline are scenarios of their own, at their own lines', () => {
  const scenarios = judge({}, envelopes).rules[0]?.scenarios ?? [];
  assert.deepEqual(
    scenarios.map(({ result }) => [result.name, result.line]),
    [
      ['the answer is seen', 10],
      ['once it is asked', 22],
      ['and it it is asked', 23],
    ],
  );
});

test('a selected run lists only its rules, exits by them, and stays incomplete', async () => {
  const selection = { rules: ['ANS-1'] };
  const judgement = judge({ selection }, await runTinyFeatures('@ANS-1'));
  assert.deepEqual(verdicts(judgement), { 'ANS-1': 'pass' });
  assert.equal(judgement.outcome, 'incomplete');
  assert.equal(judgement.exitCode, 0);
  const broken = judge({ selection: { rules: ['ANS-2'] } }, await runTinyFeatures('@ANS-2'));
  assert.equal(broken.outcome, 'incomplete');
  assert.equal(broken.exitCode, 1);
});

test('an empty selection is wrong usage', async () => {
  const judgement = judge({ selection: { tags: '@nothing' } }, await runTinyFeatures('@nothing'));
  assert.deepEqual(judgement.rules, []);
  assert.equal(judgement.exitCode, 2);
});

test('rules that were filtered out of a run that records no selection are errors', async () => {
  const judgement = judge({}, await runTinyFeatures('@ANS-1'));
  assert.equal(judgement.rules.length, 9);
  assert.equal(judgement.counts.error, 8);
  assert.equal(judgement.exitCode, 3);
});

test('a run that broke off: what was found stands, the rest is an error', () => {
  const end = envelopes.findIndex(({ testCaseFinished }) => testCaseFinished !== undefined);
  const judgement = judge({}, envelopes.slice(0, end + 1));
  const [first, second] = judgement.rules[0]?.scenarios ?? [];
  assert.equal(first?.verdict.verdict, 'pass');
  assert.equal(second?.verdict.verdict, 'error');
  assert.equal(judgement.counts.error, 9);
});

test('where nothing could be judged every rule is an error, whatever the envelopes say', () => {
  const judgement = judge({ cannotJudge: 'the smoke check failed' }, envelopes);
  assert.equal(judgement.counts.error, 9);
  assert.equal(judgement.exitCode, 3);
  assert.ok(judgement.rules.every(({ reason }) => reason === 'the smoke check failed'));
});

test('where nothing could be judged and nothing was run, a selection is known by its ids', () => {
  const unrun = envelopes.filter(({ gherkinDocument, pickle }) => gherkinDocument ?? pickle);
  const judgement = judge({ cannotJudge: 'no hello', selection: { rules: ['ANS-3'] } }, unrun);
  assert.deepEqual(verdicts(judgement), { 'ANS-3': 'error' });
  assert.equal(judgement.exitCode, 3);
});

test('a hook around the run that failed explains why scenarios were not run', () => {
  const started = envelopes.filter(({ testCaseStarted }) => testCaseStarted === undefined);
  const failed = envelope({
    testRunHookFinished: {
      testRunHookStartedId: '1',
      timestamp: { seconds: 0, nanos: 0 },
      result: { status: 'FAILED', duration: { seconds: 0, nanos: 0 }, message: 'no such file' },
    },
  });
  const judgement = judge({}, [...started, failed]);
  assert.match(judgement.rules[0]?.reason ?? '', /it was not run: no such file/);
  assert.deepEqual(judgement.faults, ['no such file']);
});

test('a feature that cannot be parsed is not silently missing', () => {
  const parseError = envelope({
    parseError: { source: { uri: 'features/a.feature' }, message: '(3:1): oops' },
  });
  assert.throws(() => judge({}, [...envelopes, parseError]), FeatureDefect);
});
