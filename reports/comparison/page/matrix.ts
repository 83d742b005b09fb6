import { h, type ComponentChild } from 'preact';
import { wordsOf } from '../../formats/words';
import type { Comparison, ComparisonColumn, ComparisonRow } from '../comparison';
import { EXPLAINED, signOf } from './signs';

/** All results as rows, all rules as columns; a thousand rows are no rarity. */
export function matrix({ results, rules }: Comparison): ComponentChild {
  return h(
    'div',
    { class: 'matrix', role: 'region', 'aria-label': 'All results and rules', tabindex: 0 },
    h(
      'table',
      null,
      h('colgroup', null, h('col', { class: 'head' }), ...rules.map(() => h('col', null))),
      h('thead', null, h('tr', null, h('th', { scope: 'col' }, 'result'), ...rules.map(head))),
      h(
        'tbody',
        null,
        results.map((result, index) =>
          h('tr', null, rowHead(result), ...rules.map(({ verdicts }) => cellOf(verdicts[index] ?? null))),
        ),
      ),
    ),
  );
}

/** What the signs in the cells mean. */
export function legend(): ComponentChild {
  return h(
    'ul',
    { class: 'signs' },
    EXPLAINED.map(({ sign, verdict }) =>
      verdict === null
        ? null
        : h('li', null, h('b', { class: verdict, 'aria-hidden': 'true' }, sign), ` ${wordsOf(verdict)}`),
    ),
    h('li', null, 'an empty cell: not run, or not a rule of that suite'),
  );
}

function head({ id, title, area, differs }: ComparisonRow): ComponentChild {
  const data = { 'data-area': area, ...(differs ? { 'data-differs': '' } : {}) };
  return h('th', { scope: 'col', title, ...data }, h('span', null, id));
}

function rowHead({ label, outcome, report }: ComparisonColumn): ComponentChild {
  const name = report === undefined ? label : h('a', { href: report }, label);
  return h('th', { scope: 'row', title: label, 'data-outcome': outcome }, outcomeSign(outcome), ' ', name);
}

function outcomeSign(outcome: ComparisonColumn['outcome']): ComponentChild {
  return h('span', { class: `sign ${outcome}`, role: 'img', 'aria-label': outcome });
}

function cellOf(verdict: Parameters<typeof signOf>[0]): ComponentChild {
  const { class: name, sign } = signOf(verdict);
  return h('td', { class: name }, sign);
}
