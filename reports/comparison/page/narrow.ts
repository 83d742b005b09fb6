import { h, type ComponentChild } from 'preact';
import { wordsOf } from '../../formats/words';
import type { Comparison } from '../comparison';
import { EXPLAINED } from './signs';

/** Narrows the matrix down. It needs the script of the page, which shows it: without one it stays hidden. */
export function narrowForm({ results, rules }: Comparison): ComponentChild {
  const areas = [...new Set(rules.map(({ area }) => area))];
  const outcomes = [...new Set(results.map(({ outcome }) => outcome))];
  return h(
    'form',
    { class: 'narrow', role: 'search', 'aria-label': 'Narrow the matrix down', hidden: true },
    h('label', null, 'Result', h('input', { type: 'search', name: 'text', autocomplete: 'off' })),
    choice(
      'outcome',
      'Outcome',
      'any outcome',
      outcomes.map((outcome) => [outcome, outcome]),
    ),
    choice(
      'verdict',
      'With a verdict',
      'any verdict',
      EXPLAINED.map(({ class: name, verdict }) => [name, verdict === null ? '' : wordsOf(verdict)]),
    ),
    choice(
      'area',
      'Rules of',
      'all areas',
      areas.map((area) => [area, area]),
    ),
    h(
      'label',
      { class: 'line' },
      h('input', { type: 'checkbox', name: 'differs' }),
      'only rules that are not judged alike',
    ),
    h('button', { type: 'reset' }, 'Show all'),
    h(
      'p',
      { class: 'note', role: 'status' },
      `${String(results.length)} results, ${String(rules.length)} rules`,
    ),
  );
}

function choice(
  name: string,
  label: string,
  all: string,
  values: readonly (readonly [string, string])[],
): ComponentChild {
  return h(
    'label',
    null,
    label,
    h(
      'select',
      { name },
      h('option', { value: '' }, all),
      values.map(([value, words]) => h('option', { value }, words)),
    ),
  );
}
