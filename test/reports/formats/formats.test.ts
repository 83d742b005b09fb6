import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { before } from 'node:test';
import type { Envelope } from '@cucumber/messages';
import { createColors } from 'picocolors';
import { baselineText } from '../../../reports/baseline/baseline-text';
import { comparedResult } from '../../../reports/comparison/compared-result';
import { consoleText } from '../../../reports/formats/console';
import { earlJsonLd } from '../../../reports/formats/earl';
import { htmlPage } from '../../../reports/formats/html/html';
import { junitXml } from '../../../reports/formats/junit';
import { buildReport, type Report } from '../../../reports/formats/report';
import { summaryMarkdown } from '../../../reports/formats/summary';
import type { RunRecord } from '../../../reports/run-record';
import { writeReports } from '../../../reports/write-reports';
import { runTinyFeatures } from '../run-tiny-features';
import { hostileReportOf } from './hostile-report';
import { SAMPLE_RUN } from '../sample-run';
import { tinyTranscript } from '../tiny-transcript';

let envelopes: readonly Envelope[] = [];
before(async () => {
  envelopes = await runTinyFeatures();
});

const report = (run: RunRecord = SAMPLE_RUN): Report =>
  buildReport(run, envelopes, tinyTranscript(envelopes));
const plain = (of: Report): string => consoleText(of, createColors(false));

test('the terminal: rules by area, failures in full, last the outcome with the profile', () => {
  const text = plain(report());
  assert.match(text, /^Answers\n {2}pass {12}ANS-1 {2}a provider answers\n {2}fail {12}ANS-2/);
  assert.match(text, /\n {2}not applicable {2}LIM-2 .*\n +groups are neither declared nor observed\n/);
  assert.match(
    text,
    /\nfail {2}ANS-2 - a provider answers rightly\n {2}must; Remarks, paragraph 1, sentence 2\.\n/,
  );
  assert.match(text, /\n {4}expected WSAEINVAL\n {4}got WSAEFAULT\n/);
  assert.match(
    text,
    /\n {4}from now on, WPUCreateSocketHandle fails once with WSAENOBUFS\n {4}WSPSocket\(af = 99/,
  );
  assert.match(text, /\n {6}WPUCreateSocketHandle\(.*\) → INVALID_SOCKET, WSAENOBUFS\n/);
  assert.match(text, /\n {2}again: wsp-tck run --provider reference 01-answers\.feature:29\n/);
  assert.match(text, /\n9 rules: 1 fail, 2 error, 1 inconclusive, 1 advisory, 3 pass, 1 not applicable\n/);
  assert.match(text, /\n\nnon-conformant: base, non-IFS, stream, no groups\n1 rule of WSPSocket is broken\./);
});

test('colour is only added where it is asked for', () => {
  assert.equal(plain(report()).includes('\u001b'), false);
  assert.ok(consoleText(report(), createColors(true)).includes('\u001b[31mfail'));
});

test('summary.md: the outcome, the counts and what needs attention', () => {
  const text = summaryMarkdown(report());
  assert.match(text, /^# WSPSocket: non-conformant: base, non-IFS, stream, no groups\n/);
  assert.match(
    text,
    /\| fail \| error \| inconclusive \| advisory \| pass \| not applicable \|\n.*\n\| 1 \| 2 \| 1 \| 1 \| 3 \| 1 \|/,
  );
  assert.match(
    text,
    /\| LIM-1 \| must \| what cannot be seen is not judged \| inconclusive \| upcalls are not observed \|/,
  );
  assert.match(text, /- \*\*undeclared\*\*: groups are there but not declared/);
});

test('index.html: outcome, rules, scenarios as written with their values, calls, statement', () => {
  const page = htmlPage(report());
  assert.match(page, /^<!doctype html>\n<html lang="en">/);
  for (const text of [
    'base, non-IFS, stream, no groups',
    '<title>non-conformant: ',
    'What needs attention',
    'implied by Remarks, paragraph 1, sentence 2.',
    'More about answers.',
    'it is asked for &quot;a group&quot;',
    'expected WSAEINVAL\ngot WSAEFAULT',
    '<b>WSPSocket</b>(af = 99, type = SOCK_STREAM',
    'wsp-tck run --provider reference 01-answers.feature:29',
    'cannot arise (the supplier&#39;s claim): buffers are static',
    '5000 ms',
    'XP1_GUARANTEED_DELIVERY | XP1_GUARANTEED_ORDER',
    'one of several ways',
  ]) {
    assert.ok(page.includes(text) || page.includes(text.replaceAll('&#39;', "'")), text);
  }
  assert.match(page, /<details class="rule" open [^>]*><summary>(?:(?!<details)[^])*id="ANS-2"/);
  assert.match(page, /<details class="rule" data[^>]*><summary>(?:(?!<details)[^])*id="ANS-1"/);
});

test('the style sheet is not escaped as text is', () => {
  assert.match(htmlPage(report()), /<style>[^<]*content: "\\2713"/);
});

test('index.html needs no network, and has one script', () => {
  const page = htmlPage(report());
  assert.doesNotMatch(page, /<link|<img|<iframe|\ssrc=|https?:|url\((?!#)|@import|\son\w+=/i);
  assert.equal(page.split('<script').length - 1, 1);
});

const hostileReport = (): Report => hostileReportOf(envelopes);

test('hostile text reaches the reports', () => {
  const { rules } = hostileReport().judgement;
  for (const id of ['ANS-2', 'LIM-1']) {
    assert.match(rules.find(({ rule }) => rule.id === id)?.reason ?? '', /<script>alert/);
  }
});

test('hostile text is text in every format, and bounded', () => {
  const hostile = hostileReport();
  const page = htmlPage(hostile);
  assert.equal(page.split(/<script/i).length - 1, 1);
  assert.doesNotMatch(page, /<[^>]*\sonload="x"/);
  const xml = junitXml(hostile);
  assert.doesNotMatch(xml, /<script/);
  assert.doesNotMatch(xml.replace(/ (?:message|value|name)="[^"]*"/g, ''), /]]>/);
  const summary = summaryMarkdown(hostile);
  const outsideBlocks = summary.replace(/^(`{3,})text\n[\s\S]*?\n\1$/gm, '');
  assert.doesNotMatch(outsideBlocks, /(?<!\\)<script/);
  for (const text of [page, xml, summary, plain(hostile), JSON.stringify(hostile.conformance)]) {
    assert.doesNotMatch(text.replaceAll('\n', ''), /[\p{Cc}\p{Cs}\u202e]/u);
    assert.ok(text.length < 250_000, String(text.length));
  }
});

test('a conversation of any length leaves the reports bounded, with a note where all of it is', () => {
  const [first] = envelopes.flatMap(({ testCaseStarted }) => (testCaseStarted ? [testCaseStarted.id] : []));
  const lines = tinyTranscript(envelopes);
  const call = lines.filter(({ kind }) => kind === 'call' || kind === 'return').slice(0, 2);
  const many = Array.from({ length: 20_000 }, () => call).flat();
  const failing =
    envelopes.flatMap(({ testCaseStarted }) => (testCaseStarted ? [testCaseStarted.id] : []))[3] ??
    first ??
    '';
  const long = buildReport(SAMPLE_RUN, envelopes, [{ kind: 'scenario', testCaseStarted: failing }, ...many]);
  const page = htmlPage(long);
  assert.match(page, /… 39\d\d\d messages more in transcript\.ndjson/);
  assert.ok(page.length < 100_000);
});

test('a provider that fails everywhere leaves a report that can be opened', () => {
  const lines = tinyTranscript(envelopes);
  const calls = lines.filter(({ kind }) => kind === 'call' || kind === 'return').slice(0, 2);
  const one = buildReport(
    SAMPLE_RUN,
    envelopes,
    lines.flatMap((line) =>
      line.kind === 'end-of-scenario' ? Array.from({ length: 100 }, () => calls).flat() : [line],
    ),
  );
  const rules = one.judgement.rules.map((rule) => ({
    ...rule,
    scenarios: Array.from({ length: 50 }, () => rule.scenarios.map((scenario) => ({ ...scenario }))).flat(),
  }));
  const page = htmlPage({ ...one, judgement: { ...one.judgement, rules } });
  assert.ok(page.length < 1_500_000, String(page.length));
  assert.match(page, /… 20\d messages more in transcript\.ndjson/);
});

test('a fault that shows in many scenarios does not bury the others in the terminal', () => {
  const one = report();
  const rules = one.judgement.rules.map((rule) => ({
    ...rule,
    scenarios: Array.from({ length: 50 }, () => rule.scenarios).flat(),
  }));
  const text = plain({ ...one, judgement: { ...one.judgement, rules } });
  assert.equal(text.split('\nfail  ANS-2 - ').length - 1, 3);
  assert.match(text, /… 47 scenarios more of ANS-2: see the report/);
  assert.doesNotMatch(text, /\nadvisory {2}ANS-3/);
});

test('write: all files, the outcome and the exit code', () => {
  const directory = path.join(mkdtempSync(path.join(tmpdir(), 'reports-')), 'out');
  const { conformance, exitCode } = writeReports(directory, SAMPLE_RUN, envelopes, tinyTranscript(envelopes));
  assert.deepEqual(readdirSync(directory).sort(), [
    'badge.json',
    'badge.svg',
    'conformance.json',
    'earl.jsonld',
    'index.html',
    'junit.xml',
    'summary.md',
  ]);
  assert.deepEqual(JSON.parse(readFileSync(path.join(directory, 'conformance.json'), 'utf8')), conformance);
  assert.equal(exitCode, 1);
});

test('a provider that tells no version is called by its name alone, everywhere', () => {
  const of = report({ ...SAMPLE_RUN, provider: { ...SAMPLE_RUN.provider, name: 'acme.dll', version: '' } });
  const { conformance } = of;
  assert.match(htmlPage(of), /<strong>acme\.dll<\/strong>/);
  assert.match(htmlPage(of), /<dd>acme\.dll<\/dd>/);
  assert.match(summaryMarkdown(of), /Provider: \*\*acme\.dll\*\* \(reference\)\./);
  assert.match(baselineText(conformance, {}), /^# Known deviations of reference \(acme\.dll\): /);
  assert.equal(comparedResult(conformance, undefined).label, 'acme.dll (reference)');
  assert.doesNotMatch(earlJsonLd(of), /"dct:hasVersion": ""/);
});
