import type { Assessment } from './assessment';
import { assessmentLines } from './words';

/** The assessment as Markdown: figures, then for each variant the rules that flagged it. */
export function assessmentMarkdown(assessment: Assessment): string {
  const row = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const rows = assessment.variants.map(({ id, kind, title, caughtBy, outside, breaks }) =>
    row([
      id,
      kind,
      title,
      kind === 'legal'
        ? ''
        : breaks.map((rule) => (caughtBy.includes(rule) ? `**${rule}**` : rule)).join(', '),
      outside.join(', '),
    ]),
  );
  return `${[
    '# How much the suite catches',
    '',
    ...assessmentLines(assessment).map((line) => `- ${line}`),
    '',
    'Made by `wsp-tck assess` in one run and published with the suite as its evidence; [variants.md](variants.md) says what variants are.',
    '',
    'A rule in bold has caught the fault. Whoever breaks several rules at once need not be caught by each of them.',
    '',
    row(['variant', 'kind', 'what it does', 'breaks', 'flagged outside']),
    row(['---', '---', '---', '---', '---']),
    ...rows,
  ].join('\n')}\n`;
}
