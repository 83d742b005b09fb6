import { plainText } from '../../providers/contract/notation/plain-text';
import { baselineHeadline, deviationLine } from '../baseline/words';
import { providerTitle } from '../conformance/provider-title';
import { replayCommand } from '../conformance/replay-command';
import type { JudgedRule, JudgedScenario } from '../verdicts/judged-rule';
import { areasOf } from './areas';
import { markdownBlock, markdownText } from './markdown';
import { callsText, type Report } from './report';
import { needsAttention, outcomeLine, outcomeMeaning, VERDICT_WORDS, wordsOf } from './words';

const TEXT_LIMIT = 300;
const FAILURES_SHOWN = 20;

/** In bytes; GitHub takes 1 MiB for a step, of which others may want some. */
const SIZE_LIMIT = 800_000;
/** In characters, of the calls of one failure. */
const CALLS_LIMIT = 8_000;

/**
 * The run as summary.md, for the page of a CI job: the outcome, the counts,
 * what needs attention. It is bounded, for such pages refuse what is too large.
 */
export function summaryMarkdown(report: Report): string {
  const { conformance, judgement } = report;
  const { provider, suite, findings, counts } = conformance;
  const text = (value: string): string => markdownText(value, TEXT_LIMIT);
  return bounded([
    `# ${text(suite.page)}: ${text(outcomeLine(conformance))}`,
    outcomeMeaning(conformance),
    `Provider: **${text(providerTitle(provider))}** (${text(provider.reference)}). Suite: ${text(suite.name)} ${text(suite.version)}.`,
    table(
      VERDICT_WORDS.map(({ words }) => words),
      [VERDICT_WORDS.map(({ count }) => String(counts[count]))],
    ),
    ...baseline(report),
    ...attention(judgement.rules),
    '## Areas',
    table(
      ['area', ...VERDICT_WORDS.map(({ words }) => words)],
      areasOf(judgement.rules).map(({ name, rules }) => [
        text(name),
        ...VERDICT_WORDS.map(({ verdict }) =>
          String(rules.filter((rule) => rule.verdict === verdict).length),
        ),
      ]),
    ),
    ...failures(report),
    ...section(
      'Findings',
      findings.map(({ kind, text: what }) => `- **${text(kind)}**: ${text(what)}`),
    ),
  ]);
}

/** The blocks that fit, each of them whole. */
function bounded(blocks: readonly string[]): string {
  let size = 0;
  const fitting = blocks.filter((block) => {
    size += Buffer.byteLength(block) + 2;
    return size <= SIZE_LIMIT;
  });
  const rest = 'This page is bounded: what is missing here is in index.html.';
  return `${[...fitting, ...(fitting.length < blocks.length ? [rest] : [])].join('\n\n')}\n`;
}

function baseline({ conformance }: Report): readonly string[] {
  const state = conformance.baseline;
  if (state === undefined) return [];
  const text = (value: string): string => markdownText(value, TEXT_LIMIT);
  return section('Baseline', [
    `- **${text(baselineHeadline(state))}**`,
    ...state.problems.map((problem) => `- **${problem.kind}**: ${text(problem.text)}`),
    ...state.listed.map((entry) => `- known: ${text(deviationLine(entry))}`),
  ]);
}

function attention(rules: readonly JudgedRule[]): readonly string[] {
  const rows = rules
    .filter(needsAttention)
    .map(({ rule, verdict, reason }) => [
      rule.id,
      rule.level,
      markdownText(rule.title, TEXT_LIMIT),
      wordsOf(verdict),
      markdownText(reason ?? '', TEXT_LIMIT),
    ]);
  return rows.length === 0
    ? []
    : ['## Rules that need attention', table(['rule', 'level', 'title', 'verdict', 'reason'], rows)];
}

function failures(report: Report): readonly string[] {
  const failed = report.judgement.rules
    .filter(({ verdict }) => verdict === 'fail')
    .flatMap((judged) =>
      judged.scenarios
        .filter(({ verdict }) => verdict.verdict === 'fail')
        .map((scenario) => failure(report, judged, scenario)),
    );
  const more = failed.length - FAILURES_SHOWN;
  return section('Failures', [
    ...failed.slice(0, FAILURES_SHOWN),
    ...(more > 0 ? [`${String(more)} failures more are in index.html.`] : []),
  ]);
}

function failure(report: Report, { rule }: JudgedRule, scenario: JudgedScenario): string {
  const { result, verdict } = scenario;
  const text = [
    ...[verdict.reason, verdict.message].filter((one) => one !== undefined),
    plainText(callsText(report, scenario, ''), CALLS_LIMIT),
    replayCommand(report.run.replay, result),
  ].filter((one) => one !== '');
  return [
    `### ${rule.id} - ${markdownText(rule.title, TEXT_LIMIT)}`,
    `${rule.level}; ${markdownText(rule.source, TEXT_LIMIT)} Scenario: ${markdownText(result.name, TEXT_LIMIT)}`,
    markdownBlock(text.join('\n\n')),
  ].join('\n\n');
}

function section(title: string, parts: readonly string[]): readonly string[] {
  if (parts.length === 0) return [];
  const list = parts.every((part) => part.startsWith('- '));
  return [`## ${title}`, ...(list ? [parts.join('\n')] : parts)];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
