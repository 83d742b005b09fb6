import { markdownText } from '../formats/markdown';
import type { Assessment } from './assessment';
import { LETTERS, matrixCell } from './matrix-cell';
import { assessmentLines } from './words';

/** Longer than the sentence that a variant has as its title, in characters. */
const TITLE_LIMIT = 400;

/** The assessment as Markdown: figures, what each variant does, and the matrix, a table for each area of rules. */
export function assessmentMarkdown(assessment: Assessment): string {
  const { rules, variants } = assessment;
  return `${[
    '# How much the suite catches',
    '',
    ...assessmentLines(assessment).map((line) => `- ${line}`),
    '',
    'Made by `wsp-tck assess` in one run. What variants are is said in `docs/variants.md` of the suite. The same matrix is',
    'beside this file in one table (`index.html`), and for programs (`assessment.json`).',
    '',
    '## The matrix',
    '',
    ...LETTERS.map((line) => `- ${line}`),
    '',
    'Whoever breaks several rules at once need not be caught by each of them. A variant stands in the table of an area where',
    'it breaks a rule of it, or is flagged by one.',
    ...[...new Set(rules.map(({ area }) => area))].flatMap((area) => areaTable(assessment, area)),
    '',
    '## The variants',
    '',
    row(['variant', 'kind', 'what it does']),
    row(['---', '---', '---']),
    ...variants.map(({ id, kind, title }) => row([id, kind, markdownText(title, TITLE_LIMIT)])),
  ].join('\n')}\n`;
}

function areaTable({ rules, variants }: Assessment, area: string): readonly string[] {
  const ids = rules.filter((rule) => rule.area === area).map(({ id }) => id);
  const concerned = variants.filter(({ breaks, flaggedBy }) =>
    ids.some((id) => breaks.includes(id) || flaggedBy.includes(id)),
  );
  return [
    '',
    `### ${area}`,
    '',
    row(['variant', ...ids]),
    row(['---', ...ids.map(() => ':-:')]),
    ...concerned.map((variant) => row([variant.id, ...ids.map((id) => matrixCell(variant, id).letter)])),
  ];
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
