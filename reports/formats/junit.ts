import { create, type XMLElement } from 'xmlbuilder';
import { plainLine } from '../../providers/contract/notation/plain-text';
import { baselineHeadline } from '../baseline/words';
import { replayCommand } from '../conformance/replay-command';
import type { JudgedRule, JudgedScenario } from '../verdicts/judged-rule';
import { areasOf } from './areas';
import { casesOf, type JUnitCase, type Shown } from './junit-case';
import { callsText, type Report } from './report';
import { outcomeLine } from './words';

const LINE_LIMIT = 500;

/** The schemas want a host, and the name of the machine is nobody's business. */
const HOST = 'localhost';

/**
 * The run as junit.xml, in the form on which the schemas of Jenkins and of Ant
 * agree: a test suite for each area, a test case for each scenario, whose class
 * is the page and the rule's id. An inconclusive must is an `error` of type
 * `inconclusive`; what does not apply, and what the baseline lists, is skipped
 * with its reason; a broken should has passed. The choices of the provider and
 * the broken shoulds are told in the system-out of the suite. With a baseline
 * there is one more suite, with a failure for each difference.
 */
export function junitXml(report: Report): string {
  const root = create('testsuites', { encoding: 'UTF-8', invalidCharReplacement: '\ufffd' });
  const areas = areasOf(report.judgement.rules);
  areas.forEach(({ name, rules }, id) => {
    const cases = rules.flatMap((rule) => casesOf(rule, report.conformance));
    const suite = suiteElement(root, report, {
      id,
      name,
      tests: cases.length,
      failures: countOf(cases, 'failure'),
      errors: countOf(cases, 'error'),
      skipped: countOf(cases, 'skipped'),
      ms: cases.reduce((sum, { scenario }) => sum + (scenario?.result.durationMs ?? 0), 0),
    });
    const names = uniqueNames(cases);
    cases.forEach((one, index) => {
      writeCase(suite, report, one, names[index] ?? '');
    });
    suite.element('system-out', rules.flatMap(remarksOn).join('\n'));
    suite.element('system-err');
  });
  writeBaseline(root, report, areas.length);
  return `${root.end({ pretty: true })}\n`;
}

interface SuiteHead {
  readonly id: number;
  readonly name: string;
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  readonly skipped: number;
  readonly ms: number;
}

function suiteElement(root: XMLElement, report: Report, { name, ms, ...head }: SuiteHead): XMLElement {
  const { suite, provider } = report.conformance;
  const element = root.element('testsuite', {
    package: line(`${suite.name} ${suite.page}`),
    name: line(name),
    timestamp: report.startedAt.toISOString().slice(0, 'YYYY-MM-DDThh:mm:ss'.length),
    hostname: HOST,
    ...head,
    time: seconds(ms),
  });
  const properties = element.element('properties');
  for (const [key, value] of [
    ['outcome', outcomeLine(report.conformance)],
    ['provider', provider.reference],
    ['suite', `${suite.name} ${suite.version}`],
  ] as const) {
    properties.element('property', { name: key, value: line(value) });
  }
  return element;
}

function writeCase(
  suite: XMLElement,
  report: Report,
  { judged, scenario, shown }: JUnitCase,
  name: string,
): void {
  const element = suite.element('testcase', {
    classname: className(report, judged.rule.id),
    name,
    time: seconds(scenario?.result.durationMs ?? 0),
  });
  if (shown.as === 'skipped') element.element('skipped', { message: shown.why });
  if (shown.as === 'failure' || shown.as === 'error') {
    const text = scenario === undefined ? shown.why : detailsOf(report, judged, scenario);
    element.element(shown.as, { type: shown.type, message: shown.why }, text);
  }
}

/** A page and a rule: readers that sort by package and class put the rules of a page together. */
function className({ conformance }: Report, rule: string): string {
  return line(`${conformance.suite.page}.${rule}`);
}

function detailsOf(report: Report, { rule }: JudgedRule, scenario: JudgedScenario): string {
  const { result, verdict } = scenario;
  return [
    `${rule.id} - ${rule.title} (${rule.level}; ${rule.source})`,
    ...[verdict.reason, verdict.message].filter((text) => text !== undefined),
    callsText(report, scenario, ''),
    `again: ${replayCommand(report.run.replay, result)}`,
  ]
    .filter((text) => text !== '')
    .join('\n\n');
}

/** What a test case has no place for. */
function remarksOn({ rule, verdict, reason, choice }: JudgedRule): readonly string[] {
  return [
    ...(verdict === 'advisory' ? [line(`${rule.id} advisory: ${reason ?? ''}`)] : []),
    ...(choice === undefined ? [] : [line(`${rule.id} chose: ${choice}`)]),
  ];
}

function writeBaseline(root: XMLElement, report: Report, id: number): void {
  const { baseline } = report.conformance;
  if (baseline === undefined) return;
  const { problems } = baseline;
  const counts = { tests: problems.length + 1, failures: problems.length, errors: 0, skipped: 0, ms: 0 };
  const suite = suiteElement(root, report, { id, name: 'Baseline', ...counts });
  const headline = line(baselineHeadline(baseline));
  suite.element('testcase', { classname: className(report, 'baseline'), name: headline, time: seconds(0) });
  problems.forEach(({ kind, text }, index) => {
    const name = line(`${String(index + 1)}. ${text}`);
    suite
      .element('testcase', { classname: className(report, 'baseline'), name, time: seconds(0) })
      .element('failure', { type: kind, message: line(text) }, text);
  });
  suite.element('system-out');
  suite.element('system-err');
}

/** Test services take two cases of one class and name for one. */
function uniqueNames(cases: readonly JUnitCase[]): readonly string[] {
  const names = cases.map(({ judged, scenario }) => line(scenario?.result.name ?? judged.rule.title));
  const keys = cases.map(({ judged }, index) => `${judged.rule.id} ${names[index] ?? ''}`);
  const times = new Map<string, number>();
  for (const key of keys) times.set(key, (times.get(key) ?? 0) + 1);
  return cases.map(({ scenario }, index) => {
    const name = names[index] ?? '';
    const unique = (times.get(keys[index] ?? '') ?? 0) < 2 || scenario === undefined;
    return unique ? name : `${name} (line ${String(scenario.result.line)})`;
  });
}

function countOf(cases: readonly JUnitCase[], as: Shown['as']): number {
  return cases.filter(({ shown }) => shown.as === as).length;
}

/** Text for an attribute: on one line, plain, bounded, and never empty, which the schemas forbid. */
function line(text: string): string {
  const plain = plainLine(text, LINE_LIMIT).trim();
  return plain === '' ? '-' : plain;
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3);
}
