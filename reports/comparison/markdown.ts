import { markdownText } from '../formats/markdown';
import type { Change } from './change';
import type { Comparison } from './comparison';
import { changeLine, changeSummary, verdictOrNone } from './words';

const LABEL_LIMIT = 120;
const TEXT_LIMIT = 300;
/** More columns than this nobody reads in Markdown: the HTML page and the JSON have them all. */
const MOST_COLUMNS = 12;
const MOST_ROWS = 200;

/** A comparison as Markdown, fit for the page of a CI job. */
export function comparisonMarkdown(comparison: Comparison): string {
  const { notes, change } = comparison;
  return `${[
    '# Results side by side',
    '',
    ...(change === undefined ? [] : [...changeText(change), '']),
    ...notes.flatMap((note) => [note, '']),
    ...resultsTable(comparison),
    '',
    '## Rules that are not judged alike',
    '',
    ...rulesTable(comparison),
  ].join('\n')}\n`;
}

function changeText(change: Change): readonly string[] {
  return [
    changeSummary(change),
    '',
    ...bounded(
      change.rules.map((rule) => `- **${rule.kind}** ${markdownText(changeLine(rule), TEXT_LIMIT)}`),
      'changes',
    ),
  ];
}

function resultsTable({ results }: Comparison): readonly string[] {
  return [
    row(['', 'result', 'outcome', 'pass', 'fail', 'inconclusive', 'advisory', 'not applicable', 'error']),
    row(['--:', '---', '---', '--:', '--:', '--:', '--:', '--:', '--:']),
    ...bounded(
      results.map(({ label, outcome, counts }, index) =>
        row([
          String(index + 1),
          markdownText(label, LABEL_LIMIT),
          outcome,
          ...[
            counts.pass,
            counts.fail,
            counts.inconclusive,
            counts.advisory,
            counts.notApplicable,
            counts.error,
          ].map(String),
        ]),
      ),
      'results',
    ),
  ];
}

function rulesTable({ results, rules }: Comparison): readonly string[] {
  const differing = rules.filter(({ differs }) => differs);
  if (differing.length === 0) return ['All rules are judged alike.'];
  const numbers = results.slice(0, MOST_COLUMNS).map((_, index) => index);
  const more = results.length - numbers.length;
  return [
    row(['rule', 'level', ...numbers.map((index) => String(index + 1))]),
    row(['---', '---', ...numbers.map(() => '---')]),
    ...differing.map(({ id, title, level, verdicts }) =>
      row([
        `${id} ${markdownText(title, TEXT_LIMIT)}`,
        level,
        ...numbers.map((index) => verdictOrNone(verdicts[index] ?? null)),
      ]),
    ),
    ...(more > 0 ? ['', `The other ${String(more)} results are in index.html and comparison.json.`] : []),
  ];
}

function bounded(lines: readonly string[], what: string): readonly string[] {
  if (lines.length <= MOST_ROWS) return lines;
  return [...lines.slice(0, MOST_ROWS), '', `… and ${String(lines.length - MOST_ROWS)} more ${what}`];
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
