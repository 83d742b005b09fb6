import assert from 'node:assert/strict';
import test, { before } from 'node:test';
import { Ajv } from 'ajv';
import type { Envelope } from '@cucumber/messages';
import schema from '../../../reports/conformance/conformance.schema.json';
import { CONFORMANCE_SCHEMA, type Conformance } from '../../../reports/conformance/conformance';
import { buildConformance } from '../../../reports/conformance/build-conformance';
import type { RunRecord } from '../../../reports/run-record';
import { judge } from '../../../reports/verdicts/judge';
import { runTinyFeatures } from '../run-tiny-features';
import { SAMPLE_RUN } from '../sample-run';

const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema);
let envelopes: readonly Envelope[] = [];
before(async () => {
  envelopes = await runTinyFeatures();
});

const build = (run: RunRecord): Conformance => buildConformance(run, judge(run, envelopes));
const read = (conformance: Conformance): unknown => JSON.parse(JSON.stringify(conformance));

test('every sort of run is valid against the schema', () => {
  const artifact = { file: 'wsp.dll', sha256: '0'.repeat(64) };
  const runs: readonly RunRecord[] = [
    SAMPLE_RUN,
    { ...SAMPLE_RUN, selection: { rules: ['ANS-1'], tags: '@must', shard: '1/2', cases: ['a.feature:3'] } },
    { ...SAMPLE_RUN, ics: null, observes: null, cannotJudge: 'no hello' },
    { ...SAMPLE_RUN, provider: { ...SAMPLE_RUN.provider, artifact } },
  ];
  for (const run of runs) {
    assert.ok(validate(read(build(run))), JSON.stringify(validate.errors));
  }
});

test('the schema refuses what it does not know', () => {
  const conformance = build(SAMPLE_RUN);
  assert.equal(validate({ ...conformance, outcome: 'splendid' }), false);
  assert.equal(validate({ ...conformance, extra: 1 }), false);
  assert.equal(schema.$id, CONFORMANCE_SCHEMA);
});

test('a rule with its scenarios, as it stands in the file', () => {
  assert.deepEqual(build(SAMPLE_RUN).rules[1], {
    id: 'ANS-2',
    title: 'a provider answers rightly',
    level: 'must',
    area: 'Answers',
    source: 'Remarks, paragraph 1, sentence 2.',
    verdict: 'fail',
    reason: 'expected WSAEINVAL; got WSAEFAULT',
    scenarios: [
      {
        name: 'the answer is wrong',
        uri: '01-answers.feature',
        line: 29,
        verdict: 'fail',
        message: 'expected WSAEINVAL\ngot WSAEFAULT',
        replay: 'wsp-tck run --provider reference 01-answers.feature:29',
      },
    ],
  });
});

test('what could not be judged is the first finding', () => {
  const { findings, outcome } = build({ ...SAMPLE_RUN, cannotJudge: 'no hello' });
  assert.deepEqual(findings[0], { kind: 'nothing could be judged', text: 'no hello' });
  assert.equal(outcome, 'incomplete');
});

test('names and texts of the provider are plain and bounded', () => {
  const hostile = '\u001b[2J'.repeat(10_000);
  const { provider, findings } = build({
    ...SAMPLE_RUN,
    provider: { ...SAMPLE_RUN.provider, name: hostile, version: hostile },
    findings: Array.from({ length: 1_000 }, () => ({ kind: hostile, text: hostile })),
  });
  const text = JSON.stringify([provider, findings]);
  assert.equal(text.includes('\\u001b'), false);
  assert.equal(findings.length, 200);
  assert.ok(provider.name.length < 1_000);
});
