import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { before } from 'node:test';
import type { Envelope } from '@cucumber/messages';
import { validateXML } from 'xmllint-wasm';
import { junitXml } from '../../../reports/formats/junit';
import { buildReport, type Report } from '../../../reports/formats/report';
import type { RunRecord } from '../../../reports/run-record';
import { baselineOf } from '../baseline/baseline-of';
import { runTinyFeatures } from '../run-tiny-features';
import { SAMPLE_RUN } from '../sample-run';
import { tinyTranscript } from '../tiny-transcript';
import { hostileReportOf } from './hostile-report';

const SCHEMAS = ['jenkins-junit-10.xsd', 'windyroad-junit.xsd'] as const;

let envelopes: readonly Envelope[] = [];
before(async () => {
  envelopes = await runTinyFeatures();
});

const report = (more: Partial<RunRecord> = {}): Report =>
  buildReport({ ...SAMPLE_RUN, ...more }, envelopes, tinyTranscript(envelopes));

/** What a schema finds wrong. */
async function complaints(xml: string, schema: string): Promise<readonly string[]> {
  const contents = readFileSync(join(__dirname, 'schemas', schema), 'utf8');
  const { errors } = await validateXML({
    xml: { fileName: 'junit.xml', contents: xml },
    schema: { fileName: schema, contents },
  });
  return errors.map(({ message }) => message);
}

/** The test case of a scenario. */
function testCase(xml: string, name: string): string {
  const start = xml.indexOf(`name="${name}"`);
  const from = xml.lastIndexOf('<testcase', start);
  const [own = ''] = /^<testcase [^>]*\/>|^<testcase [^>]*>[\s\S]*?<\/testcase>/.exec(xml.slice(from)) ?? [];
  return own;
}

for (const schema of SCHEMAS) {
  test(`junit.xml keeps to ${schema}`, async () => {
    const known = baselineOf([{ rule: 'ANS-2', verdict: 'fail', reason: 'known' }]);
    for (const one of [report(), report({ cannotJudge: 'no hello' }), report({ baseline: known })]) {
      assert.deepEqual(await complaints(junitXml(one), schema), []);
    }
  });

  test(`junit.xml keeps to ${schema} whatever a provider says`, async () => {
    const xml = junitXml(hostileReportOf(envelopes));
    assert.match(xml, /&lt;script>alert/);
    assert.deepEqual(await complaints(xml, schema), []);
  });

  test(`${schema} finds what is wrong`, async () => {
    const wrong = junitXml(report()).replace('<testcase ', '<testkase ');
    assert.notDeepEqual(await complaints(wrong, schema), []);
  });
}

test('only characters that XML 1.0 allows are in it', () => {
  const xml = junitXml(hostileReportOf(envelopes));
  assert.doesNotMatch(xml, /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
  assert.match(xml, /\\u\{1b\}\[2J\\u\{0\}/);
});

test('what must not look green is not green', () => {
  const xml = junitXml(report());
  assert.match(
    xml,
    /<testsuite package="wsp-tck WSPSocket" name="Answers" timestamp="\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d" hostname="localhost" id="0" tests="6" failures="1" errors="0" skipped="0"/,
  );
  assert.doesNotMatch(testCase(xml, 'the answer is seen'), /<(failure|error|skipped)/);
  assert.match(
    testCase(xml, 'the answer is wrong'),
    /classname="WSPSocket.ANS-2".*<failure type="must" message="expected WSAEINVAL got/s,
  );
  assert.match(testCase(xml, 'the answer is wrong'), /WSPSocket\(af = 99,.*again: wsp-tck run .*:29/s);
  assert.doesNotMatch(testCase(xml, 'the answer is rude'), /<(failure|error|skipped)/);
  assert.match(
    testCase(xml, 'nothing can be seen'),
    /<error type="inconclusive" message="upcalls are not observed"/,
  );
  assert.match(testCase(xml, 'groups are not there'), /<skipped message="not applicable: groups are neither/);
  assert.match(testCase(xml, 'the suite stumbles'), /<error type="error"/);
  assert.match(
    testCase(xml, 'the first way'),
    /<skipped message="another way was enough; this one: it cannot be induced"/,
  );
});

test('advisories and choices are told in the output of the suite', () => {
  const xml = junitXml(report());
  assert.match(xml, /<system-out>ANS-3 advisory: expected WSAEINVAL.*\nANS-4 chose: the left one/);
});

test('no two cases have the same class and name, by which services tell them apart', () => {
  const keys = [...junitXml(report()).matchAll(/<testcase classname="([^"]*)" name="([^"]*)"/g)].map(
    ([, of = '', name = '']) => `${of} ${name}`,
  );
  assert.equal(keys.length, 13);
  assert.equal(new Set(keys).size, keys.length);
});

test('a known deviation is skipped with its reason, and each difference is a failure', () => {
  const baseline = baselineOf([
    { rule: 'ANS-2', scenarios: ['the answer is wrong'], verdict: 'fail', reason: 'slow hardware' },
    { rule: 'ANS-1', verdict: 'fail', reason: 'mended long ago' },
  ]);
  const xml = junitXml(report({ baseline }));
  assert.match(
    testCase(xml, 'the answer is wrong'),
    /<skipped message="known deviation, fail: slow hardware"/,
  );
  assert.match(
    xml,
    /<testcase classname="WSPSocket.baseline" name="1\. ANS-1 is listed as fail.*\n\s*<failure type="unexpected pass"/,
  );
});
