import assert from 'node:assert/strict';
import test, { before } from 'node:test';
import type { Envelope } from '@cucumber/messages';
import { htmlPage } from '../../../reports/formats/html/html';
import { buildReport } from '../../../reports/formats/report';
import { summaryMarkdown } from '../../../reports/formats/summary';
import { baselineOf } from '../baseline/baseline-of';
import { runTinyFeatures } from '../run-tiny-features';
import { SAMPLE_RUN } from '../sample-run';
import { tinyTranscript } from '../tiny-transcript';
import { hostileReportOf } from './hostile-report';

/** What GitHub takes for the summary of a step, in bytes. */
const GITHUB_LIMIT = 1024 * 1024;

let envelopes: readonly Envelope[] = [];
before(async () => {
  envelopes = await runTinyFeatures();
});

test('a page of a job is never too large for it, and says where the rest is', () => {
  const report = hostileReportOf(envelopes);
  const wide = { kind: 'observation', text: '\u20ac|'.repeat(2_000) };
  const rules = report.judgement.rules.map((rule) => ({
    ...rule,
    reason: '\u20ac@'.repeat(2_000),
    scenarios: Array.from({ length: 200 }, () => rule.scenarios).flat(),
  }));
  const text = summaryMarkdown({
    ...report,
    judgement: { ...report.judgement, rules: Array.from({ length: 100 }, () => rules).flat() },
    conformance: { ...report.conformance, findings: Array.from({ length: 200 }, () => wide) },
  });
  assert.ok(Buffer.byteLength(text) < GITHUB_LIMIT, String(Buffer.byteLength(text)));
  assert.match(text, /\nThis page is bounded: what is missing here is in index\.html\.\n$/);
  assert.match(text, /^# WSPSocket: non-conformant/);
});

test('a small page is whole', () => {
  const report = buildReport(SAMPLE_RUN, envelopes, tinyTranscript(envelopes));
  assert.doesNotMatch(summaryMarkdown(report), /This page is bounded/);
});

test('the state of the baseline stands before the rules', () => {
  const baseline = baselineOf([
    { rule: 'ANS-2', verdict: 'fail', reason: 'slow | hardware', link: 'https://example.org/1' },
    { rule: 'ANS-1', verdict: 'fail', reason: 'mended' },
  ]);
  const text = summaryMarkdown(buildReport({ ...SAMPLE_RUN, baseline }, envelopes, []));
  assert.match(
    text,
    /## Baseline\n\n- \*\*not as the baseline known\.yaml says: 4 differences, 1 known deviation\*\*\n- \*\*unexpected pass\*\*: ANS-1 is listed as fail and is now pass/,
  );
  assert.match(text, /- known: ANS-2 fail: slow \\\| hardware \(https:\/\/example\.org\/1\)/);
  assert.ok(text.indexOf('## Baseline') < text.indexOf('## Rules that need attention'));
});

test('index.html has the state of the baseline in its head', () => {
  const baseline = baselineOf([{ rule: 'ANS-2', verdict: 'fail', reason: 'slow hardware' }]);
  const page = htmlPage(buildReport({ ...SAMPLE_RUN, baseline }, envelopes, []));
  assert.match(page, /It is not as the baseline known\.yaml says: 3 differences, 1 known deviation\./);
});
