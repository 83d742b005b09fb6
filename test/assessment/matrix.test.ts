import assert from 'node:assert/strict';
import test from 'node:test';
import { assess, type AssessedVariant } from '../../reports/assessment/assessment';
import { assessmentJson } from '../../reports/assessment/matrix-json';
import { assessmentMarkdown } from '../../reports/assessment/matrix-markdown';
import { assessmentPage } from '../../reports/assessment/matrix-page';
import { RULES, TIME } from './made-assessment';

const PASSES = new Map(RULES.map(({ id }) => [id, 'pass' as const]));

const VARIANTS: readonly AssessedVariant[] = [
  {
    id: 'legal-one',
    kind: 'legal',
    title: 'Does <b>this</b> | that.',
    breaks: [],
    verdicts: PASSES,
    ofOriginal: PASSES,
  },
  {
    id: 'faulty-one',
    kind: 'faulty',
    title: 'Breaks two, and a third.',
    breaks: ['SOCK-1', 'SOCK-2'],
    verdicts: new Map([...PASSES, ['SOCK-1', 'fail'], ['DESC-1', 'fail']]),
    ofOriginal: PASSES,
  },
];

const ASSESSMENT = assess(RULES, VARIANTS, TIME, { isWhole: true });

test('Markdown: a table for each area, with what became of each rule', () => {
  const lines = assessmentMarkdown(ASSESSMENT).split('\n');
  const table = (area: string): readonly string[] => {
    const from = lines.indexOf(`### ${area}`) + 2;
    return lines.slice(from, lines.indexOf('', from));
  };
  assert.deepEqual(table('The new socket'), [
    '| variant | SOCK-1 | SOCK-2 |',
    '| --- | :-: | :-: |',
    '| faulty-one | C | b |',
  ]);
  assert.deepEqual(table('Descriptors'), ['| variant | DESC-1 |', '| --- | :-: |', '| faulty-one | ! |']);
  assert.ok(lines.includes('| legal-one | legal | Does \\<b\\>this\\</b\\> \\| that. |'));
  assert.ok(
    lines.includes(
      '- time: 1 min 1 s for 2 variants, 1.25 times that of as many runs of the reference in the same process',
    ),
  );
});

test('the page: a row for each variant, a column for each rule, and what providers are called is text', () => {
  const page = assessmentPage(ASSESSMENT);
  const body = page.slice(page.indexOf('<tbody>'), page.indexOf('</tbody>'));
  const rows = body.split('<tr>').slice(1);
  assert.equal(rows.length, VARIANTS.length);
  const cells = rows.map((row) => [...row.matchAll(/<td[^>]*>([^<]*)<\/td>/g)].map(([, letter]) => letter));
  assert.deepEqual(cells, [
    ['', '', ''],
    ['C', 'b', '!'],
  ]);
  assert.ok(!page.includes('<b>this'));
});

test('JSON holds what the other two show', () => {
  const parsed = JSON.parse(assessmentJson(ASSESSMENT)) as typeof ASSESSMENT;
  assert.deepEqual(parsed, ASSESSMENT);
});
