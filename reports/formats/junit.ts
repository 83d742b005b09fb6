import { create, type XMLElement } from 'xmlbuilder';
import { plainLine } from '../../providers/contract/notation/plain-text';
import { replayCommand } from '../conformance/replay-command';
import type { JudgedRule, JudgedScenario } from '../verdicts/judged-rule';
import { areasOf } from './areas';
import { callsText, type Report } from './report';
import { outcomeLine } from './words';

/** How JUnit shows a case. Its four words have to carry our verdicts: what must not look green is not green. */
type Shown =
  | { readonly as: 'passed' }
  | { readonly as: 'advisory' | 'skipped'; readonly why: string }
  | { readonly as: 'failure' | 'error'; readonly type: string; readonly why: string };

interface Case {
  readonly judged: JudgedRule;
  /** undefined for a rule without scenarios, which stands for itself. */
  readonly scenario: JudgedScenario | undefined;
  readonly shown: Shown;
}

const LINE_LIMIT = 500;

/**
 * The run as junit.xml: a test suite for each area, a test case for each
 * scenario, with the rule's id as its class. An inconclusive must is an `error`
 * of type `inconclusive`; what does not apply is skipped with its reason; a
 * broken should is passed, with a property that says so.
 */
export function junitXml(report: Report): string {
  const suites = areasOf(report.judgement.rules).map((area) => ({
    name: area.name,
    cases: area.rules.flatMap(casesOf),
  }));
  const root = create('testsuites', { encoding: 'UTF-8', invalidCharReplacement: '\ufffd' });
  const { suite, provider } = report.conformance;
  attributes(
    root,
    `${suite.name} ${suite.page}: ${provider.name}`,
    suites.flatMap(({ cases }) => cases),
  );
  for (const { name, cases } of suites) {
    const element = root.element('testsuite');
    attributes(element, name, cases);
    const properties = element.element('properties');
    property(properties, 'outcome', outcomeLine(report.conformance));
    property(properties, 'provider', provider.reference);
    const names = uniqueNames(cases);
    cases.forEach((one, index) => {
      writeCase(element, report, one, names[index] ?? '');
    });
  }
  return `${root.end({ pretty: true })}\n`;
}

function casesOf(judged: JudgedRule): readonly Case[] {
  if (judged.scenarios.length === 0) {
    const shown = { as: 'error', type: 'error', why: judged.reason ?? '' } as const;
    return [{ judged, scenario: undefined, shown }];
  }
  return judged.scenarios.map((scenario) => ({ judged, scenario, shown: shownAs(judged, scenario) }));
}

function shownAs({ rule, verdict: ruleVerdict }: JudgedRule, { verdict }: JudgedScenario): Shown {
  const why = plainLine(verdict.reason ?? verdict.message ?? '', LINE_LIMIT);
  switch (verdict.verdict) {
    case 'pass':
      return { as: 'passed' };
    case 'fail':
      return rule.level === 'should' ? { as: 'advisory', why } : { as: 'failure', type: rule.level, why };
    case 'not-applicable':
      return { as: 'skipped', why: `not applicable: ${why}` };
    case 'error':
    case 'inconclusive':
      if (ruleVerdict === 'pass') return { as: 'skipped', why: `another way was enough; this one: ${why}` };
      if (verdict.verdict === 'inconclusive' && rule.level !== 'must') {
        return { as: 'skipped', why: `inconclusive: ${why}` };
      }
      return { as: 'error', type: verdict.verdict, why };
  }
}

function attributes(element: XMLElement, name: string, cases: readonly Case[]): void {
  const count = (as: Shown['as']): number => cases.filter(({ shown }) => shown.as === as).length;
  const time = cases.reduce((sum, { scenario }) => sum + (scenario?.result.durationMs ?? 0), 0);
  element.attribute('name', plainLine(name, LINE_LIMIT));
  element.attribute('tests', cases.length);
  element.attribute('failures', count('failure'));
  element.attribute('errors', count('error'));
  element.attribute('skipped', count('skipped'));
  element.attribute('time', seconds(time));
}

function writeCase(suite: XMLElement, report: Report, { judged, scenario, shown }: Case, name: string): void {
  const { rule } = judged;
  const element = suite.element('testcase', {
    classname: rule.id,
    name,
    file: rule.uri,
    line: scenario?.result.line ?? rule.line,
    time: seconds(scenario?.result.durationMs ?? 0),
  });
  const properties = element.element('properties');
  property(properties, 'level', rule.level);
  property(properties, 'source', rule.source);
  const choices = scenario?.verdict.choices ?? [];
  if (choices.length > 0) property(properties, 'choice', choices.join('; '));
  if (shown.as === 'advisory') property(properties, 'advisory', shown.why);
  if (shown.as === 'skipped') element.element('skipped', { message: shown.why });
  if (shown.as === 'failure' || shown.as === 'error') {
    const text = scenario === undefined ? shown.why : detailsOf(report, judged, scenario);
    element.element(shown.as, { type: shown.type, message: shown.why }, text);
  }
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

/** Test services take two cases of one class and name for one. */
function uniqueNames(cases: readonly Case[]): readonly string[] {
  const names = cases.map(({ judged, scenario }) =>
    plainLine(scenario?.result.name ?? judged.rule.title, LINE_LIMIT),
  );
  const keys = cases.map(({ judged }, index) => `${judged.rule.id} ${names[index] ?? ''}`);
  const times = new Map<string, number>();
  for (const key of keys) times.set(key, (times.get(key) ?? 0) + 1);
  return cases.map(({ scenario }, index) => {
    const name = names[index] ?? '';
    const unique = (times.get(keys[index] ?? '') ?? 0) < 2 || scenario === undefined;
    return unique ? name : `${name} (line ${String(scenario.result.line)})`;
  });
}

function property(properties: XMLElement, name: string, value: string): void {
  properties.element('property', { name, value: plainLine(value, LINE_LIMIT) });
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3);
}
