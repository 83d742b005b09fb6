import { h } from 'preact';
import { htmlDocument } from '../formats/html/document';
import { STYLE } from '../formats/html/style';
import type { Assessment } from './assessment';
import { LETTERS, matrixCell } from './matrix-cell';
import { assessmentLines } from './words';

const MATRIX_STYLE = `
.matrix { overflow: auto; max-height: 85vh }
.matrix table { border-collapse: collapse; font-size: 0.75rem }
.matrix th, .matrix td { border: 1px solid; padding: 0.1rem 0.3rem; text-align: center }
.matrix tbody th { text-align: left; font-weight: normal; min-width: 16rem }
.matrix thead th { writing-mode: vertical-rl; position: sticky; top: 0; z-index: 1; background: Canvas }
.matrix tbody th { position: sticky; left: 0; background: Canvas }
`;

/** The matrix of rules and variants as one HTML page without script. */
export function assessmentPage(assessment: Assessment): string {
  const { rules, variants } = assessment;
  const head = h(
    'tr',
    null,
    h('th', { scope: 'col' }, 'variant'),
    rules.map(({ id, title }) => h('th', { scope: 'col', title }, id)),
  );
  const body = variants.map((variant) =>
    h(
      'tr',
      null,
      h('th', { scope: 'row', title: variant.title }, `${variant.kind}: ${variant.id}`),
      rules.map(({ id }) => {
        const { letter, words } = matrixCell(variant, id);
        return h('td', words === '' ? null : { title: `${id}: ${words}` }, letter);
      }),
    ),
  );
  const title = 'How much the suite catches';
  return htmlDocument({
    title,
    style: STYLE + MATRIX_STYLE,
    body: h(
      'main',
      null,
      h('h1', null, title),
      h(
        'ul',
        null,
        assessmentLines(assessment).map((line) => h('li', null, line)),
      ),
      h('p', null, LETTERS.join(' ')),
      h(
        'div',
        { class: 'matrix', tabindex: 0, role: 'region', 'aria-label': 'Rules and variants' },
        h('table', null, h('thead', null, head), h('tbody', null, body)),
      ),
    ),
  });
}
