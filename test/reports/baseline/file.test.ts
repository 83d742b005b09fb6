import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { before } from 'node:test';
import type { Envelope } from '@cucumber/messages';
import { baselineText } from '../../../reports/baseline/baseline-text';
import { readBaseline, UnreadableBaseline } from '../../../reports/baseline/read-baseline';
import { buildReport } from '../../../reports/formats/report';
import type { RunRecord } from '../../../reports/run-record';
import { runTinyFeatures } from '../run-tiny-features';
import { SAMPLE_RUN } from '../sample-run';

const folder = mkdtempSync(join(tmpdir(), 'wsp-tck-baseline-'));
let envelopes: readonly Envelope[] = [];
before(async () => {
  envelopes = await runTinyFeatures();
});

function fileWith(text: string): string {
  const path = join(folder, 'known.yaml');
  writeFileSync(path, text);
  return path;
}

const conformance = (more: Partial<RunRecord> = {}) =>
  buildReport({ ...SAMPLE_RUN, ...more }, envelopes, []).conformance;

test('what is written is read again, and the same run is as it says', () => {
  const known = readBaseline(fileWith(baselineText(conformance(), { expires: '2999-12-31' })));
  assert.deepEqual(
    known.deviations.map(({ rule, verdict, scenarios }) => ({ rule, verdict, scenarios })),
    [
      { rule: 'ANS-2', verdict: 'fail', scenarios: ['the answer is wrong'] },
      { rule: 'LIM-1', verdict: 'inconclusive', scenarios: ['nothing can be seen'] },
      { rule: 'LIM-3', verdict: 'error', scenarios: ['the suite stumbles'] },
      { rule: 'LIM-5', verdict: 'error', scenarios: ['nothing is read', 'a sentence nobody understands'] },
    ],
  );
  for (const { reason, expires } of known.deviations) {
    assert.match(reason, /^not explained yet; what was seen: ./);
    assert.equal(expires, '2999-12-31');
  }
  const rulesOfSuite = new Set(conformance().rules.map(({ id }) => id));
  const { baseline } = conformance({ baseline: { known, rulesOfSuite } });
  assert.equal(baseline?.holds, true);
  assert.equal(baseline.sha256, known.sha256);
  assert.match(known.sha256, /^[0-9a-f]{64}$/);
});

test('reasons, links and days of an older baseline stay where the deviation is the same', () => {
  const before = [
    {
      rule: 'ANS-2',
      verdict: 'fail',
      reason: 'old silicon',
      link: 'https://example.org/7',
      expires: '2030-01-01',
    },
    { rule: 'LIM-1', verdict: 'error', reason: 'another verdict' },
  ] as const;
  const { deviations } = readBaseline(fileWith(baselineText(conformance(), { before })));
  const [answers, limits] = deviations;
  assert.deepEqual(answers, { ...before[0], scenarios: ['the answer is wrong'] });
  assert.match(limits?.reason ?? '', /^not explained yet/);
});

test('hostile names and reasons are text in it', () => {
  const rules = conformance().rules.map((rule) => ({
    ...rule,
    scenarios: rule.scenarios.map((scenario) => ({
      ...scenario,
      name: `${scenario.name}: "x"\n- *alias &anchor #`,
      reason: '!!js/function "x" \n---\n',
    })),
  }));
  const text = baselineText(
    { ...conformance(), rules, provider: { ...conformance().provider, name: 'a\nb: c' } },
    {},
  );
  const { deviations } = readBaseline(fileWith(text));
  assert.deepEqual(deviations[0]?.scenarios, ['the answer is wrong: "x"\n- *alias &anchor #']);
});

const HEAD = 'schema: urn:wsp-tck:baseline:1\n';
const WRONG: readonly (readonly [string, string, RegExp])[] = [
  ['no YAML', 'a: [', /known\.yaml:1: not YAML/],
  ['another document', 'hello: world', /known\.yaml:1:.*lacks the field "schema"|unknown field "hello"/],
  [
    'a misspelt field',
    `${HEAD}deviations:\n  - { rule: A-1, verdict: fail, reasn: x }`,
    /known\.yaml:3: .*"reasn"|lacks the field "reason"/,
  ],
  [
    'a verdict that is none',
    `${HEAD}deviations:\n  - { rule: A-1, verdict: pass, reason: x }`,
    /known\.yaml:3: .*"pass"/,
  ],
  [
    'a link that is a script',
    `${HEAD}deviations:\n  - { rule: A-1, verdict: fail, reason: x, link: "javascript:alert(1)" }`,
    /link/,
  ],
  [
    'a day that does not exist',
    `${HEAD}deviations:\n  - { rule: A-1, verdict: fail, reason: x, expires: 2027-02-30 }`,
    /A-1 expires on 2027-02-30, which is no day/,
  ],
  [
    'a rule twice',
    `${HEAD}deviations:\n  - &one { rule: A-1, verdict: fail, reason: x }\n  - *one`,
    /A-1 is listed twice/,
  ],
  [
    'a rule as a whole and in part',
    `${HEAD}deviations:\n  - { rule: A-1, verdict: fail, reason: x }\n  - { rule: A-1, scenarios: [a], verdict: fail, reason: x }`,
    /as a whole and by scenarios/,
  ],
  [
    'a scenario twice',
    `${HEAD}deviations:\n  - { rule: A-1, scenarios: [a], verdict: fail, reason: x }\n  - { rule: A-1, scenarios: [a], verdict: error, reason: x }`,
    /A-1, "a", is listed twice/,
  ],
];

for (const [what, text, words] of WRONG) {
  test(`${what} is refused with the place`, () => {
    const path = fileWith(text);
    assert.throws(
      () => readBaseline(path),
      (cause: unknown) => cause instanceof UnreadableBaseline && words.test(cause.message),
    );
  });
}

test('aliases that grow without end are refused, with the file', () => {
  const levels = Array.from({ length: 9 }, (_, level) => {
    const below = `*level${String(level)},`.repeat(9);
    return `level${String(level + 1)}: &level${String(level + 1)} [${below}]`;
  });
  const path = fileWith(`level0: &level0 [x]\n${levels.join('\n')}\n`);
  assert.throws(() => readBaseline(path), /known\.yaml: not YAML that can be used: Excessive alias count/);
});

test('a file that is not there is told with what makes one', () => {
  const path = join(folder, 'none.yaml');
  assert.throws(() => readBaseline(path), {
    name: 'UnreadableBaseline',
    message: `the baseline cannot be used: there is no file ${path}; write one from the result of a run with wsp-tck baseline RESULT --out ${path}`,
  });
});

test('a file that is not there, is a folder or is too deep is refused', () => {
  for (const path of [join(folder, 'none.yaml'), folder, fileWith('['.repeat(200_000))]) {
    assert.throws(() => readBaseline(path), UnreadableBaseline);
  }
});
