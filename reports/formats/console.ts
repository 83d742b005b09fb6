import type { Colors } from 'picocolors/types';
import { plainLine } from '../../providers/contract/notation/plain-text';
import { baselineHeadline, deviationLine } from '../baseline/words';
import { replayCommand } from '../conformance/replay-command';
import type { JudgedRule, JudgedScenario } from '../verdicts/judged-rule';
import type { RuleVerdictName } from '../verdicts/verdict';
import { areasOf } from './areas';
import { callsText, type Report } from './report';
import { outcomeLine, outcomeMeaning, VERDICT_WORDS, wordsOf } from './words';

const REASON_LIMIT = 160;
const RULES_SHOWN = 30;
const SCENARIOS_SHOWN = 3;
const WIDTH = Math.max(...VERDICT_WORDS.map(({ words }) => words.length));

/**
 * The report for a terminal or a pipe: the rules with their verdicts, failures
 * in full, and last the outcome with the profile that was tested.
 * @param colours what picocolors made, `createColors(false)` for plain text
 */
export function consoleText(report: Report, colours: Colors): string {
  const { rules } = report.judgement;
  const { conformance } = report;
  const counts = VERDICT_WORDS.filter(({ count }) => conformance.counts[count] > 0).map(
    ({ count, words, verdict }) => painted(verdict, `${String(conformance.counts[count])} ${words}`, colours),
  );
  const blocks = [
    ...areasOf(rules).map((area) =>
      [colours.bold(area.name), ...area.rules.map((judged) => ruleLine(judged, colours))].join('\n'),
    ),
    ...failuresOf(report, colours),
    ...conformance.findings.map(({ kind, text }) => `${colours.bold('finding')} ${kind}: ${text}`),
    `${String(rules.length)} rules: ${counts.join(', ')}`,
    `${colours.bold(painted(worst(conformance.outcome), outcomeLine(conformance), colours))}\n${outcomeMeaning(conformance)}`,
    ...baselineOf(conformance, colours),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function baselineOf({ baseline }: Report['conformance'], colours: Colors): readonly string[] {
  if (baseline === undefined) return [];
  const headline = painted(baseline.holds ? 'pass' : 'fail', baselineHeadline(baseline), colours);
  return [
    [
      ...baseline.listed.map((entry) => `  known: ${plainLine(deviationLine(entry), REASON_LIMIT)}`),
      ...baseline.problems.map(({ kind, text }) => `  ${painted('fail', kind, colours)}: ${text}`),
      colours.bold(headline),
    ].join('\n'),
  ];
}

function ruleLine({ rule, verdict, reason, choice }: JudgedRule, colours: Colors): string {
  const label = painted(verdict, wordsOf(verdict).padEnd(WIDTH), colours);
  const level = rule.level === 'must' ? '' : colours.dim(` (${rule.level})`);
  const more = [
    ...(reason === undefined || verdict === 'pass' ? [] : [plainLine(reason, REASON_LIMIT)]),
    ...(choice === undefined ? [] : [`chose: ${plainLine(choice, REASON_LIMIT)}`]),
  ].map((text) => `\n    ${' '.repeat(WIDTH)}${colours.dim(text)}`);
  return `  ${label}  ${rule.id}${level}  ${rule.title}${more.join('')}`;
}

/** In full: the first few of each rule, so that one fault does not bury the others. */
function failuresOf(report: Report, colours: Colors): readonly string[] {
  const rules = report.judgement.rules.filter(({ verdict }) => verdict === 'fail' || verdict === 'error');
  const more = rules.length - RULES_SHOWN;
  return [
    ...rules.slice(0, RULES_SHOWN).flatMap((judged) => failuresOfRule(report, judged, colours)),
    ...(more > 0 ? [`… ${String(more)} rules more: see the report in the output folder`] : []),
  ];
}

function failuresOfRule(report: Report, judged: JudgedRule, colours: Colors): readonly string[] {
  const failed = judged.scenarios.filter(
    ({ verdict: { verdict } }) => verdict === 'fail' || verdict === 'error',
  );
  const more = failed.length - SCENARIOS_SHOWN;
  return [
    ...failed.slice(0, SCENARIOS_SHOWN).map((scenario) => failureOf(report, judged, scenario, colours)),
    ...(more > 0
      ? [`… ${String(more)} scenarios more of ${judged.rule.id}: see the report in the output folder`]
      : []),
  ];
}

function failureOf(report: Report, judged: JudgedRule, scenario: JudgedScenario, colours: Colors): string {
  const { rule } = judged;
  const { result, verdict } = scenario;
  const calls = callsText(report, scenario, '    ');
  return [
    `${painted(verdict.verdict, wordsOf(verdict.verdict), colours)}  ${colours.bold(rule.id)} - ${rule.title}`,
    `  ${colours.dim(`${rule.level}; ${rule.source}`)}`,
    `  ${plainLine(result.name, REASON_LIMIT)} (${result.uri}:${String(result.line)})`,
    ...[verdict.reason, verdict.message].flatMap((text) => (text === undefined ? [] : [indented(text)])),
    ...(calls === '' ? [] : [calls]),
    `  ${colours.dim('again:')} ${replayCommand(report.run.replay, result)}`,
  ].join('\n');
}

function indented(text: string): string {
  return text
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');
}

function painted(verdict: RuleVerdictName, text: string, colours: Colors): string {
  switch (verdict) {
    case 'pass':
      return colours.green(text);
    case 'fail':
    case 'error':
      return colours.red(text);
    case 'inconclusive':
    case 'advisory':
      return colours.yellow(text);
    case 'not-applicable':
      return colours.dim(text);
  }
}

function worst(outcome: Report['conformance']['outcome']): RuleVerdictName {
  return ({ conformant: 'pass', 'non-conformant': 'fail', incomplete: 'inconclusive' } as const)[outcome];
}
