import { h } from 'preact';
import { htmlDocument } from '../formats/html/document';
import { STYLE } from '../formats/html/style';
import type { Assessment, VariantResult } from './assessment';
import { assessmentLines } from './words';

const MATRIX_STYLE = `
.matrix { overflow-x: auto }
.matrix table { border-collapse: collapse; font-size: 0.75rem }
.matrix th, .matrix td { border: 1px solid; padding: 0.1rem 0.3rem; text-align: center }
.matrix tbody th { text-align: left; font-weight: normal; min-width: 16rem }
.matrix thead th { writing-mode: vertical-rl }
`;

/** What a cell says, in one letter and in words. */
function cell({ breaks, flaggedBy }: VariantResult, rule: string): readonly [string, string] {
  const flagged = flaggedBy.includes(rule);
  if (breaks.includes(rule)) return flagged ? ['C', 'caught'] : ['b', 'broken, not flagged here'];
  return flagged ? ['!', 'flagged outside the declared set'] : ['', ''];
}

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
        const [letter, words] = cell(variant, id);
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
      h(
        'p',
        null,
        'C: the fault breaks this rule, and the rule caught it. b: the fault breaks this rule, another rule caught it. ',
        '!: a rule that the variant does not break found fault with it.',
      ),
      h(
        'div',
        { class: 'matrix', tabindex: 0, role: 'region', 'aria-label': 'Rules and variants' },
        h('table', null, h('thead', null, head), h('tbody', null, body)),
      ),
    ),
  });
}
