import { h, type ComponentChild } from 'preact';
import type { Level } from '../../queries/rules-register';
import type { RuleVerdictName } from '../../verdicts/verdict';
import { VERDICT_WORDS } from '../words';
import type { ShownArea } from './area';

const LEVELS: readonly Level[] = ['must', 'should', 'may'];

/** Narrows the rules down. It needs the script of the page, which shows it: without one it stays hidden. */
export function filterForm(areas: readonly ShownArea[]): ComponentChild {
  const rules = areas.flatMap((area) => area.rules);
  const verdicts = verdictsOf(rules.flatMap(({ found }) => (found === undefined ? [] : [found.verdict])));
  const levels = LEVELS.map((level) => ({
    value: level,
    words: level,
    count: rules.filter(({ rule }) => rule.level === level).length,
  }));
  return h(
    'form',
    { class: 'filter', role: 'search', 'aria-label': 'Filter the rules', hidden: true },
    verdicts.length === 0 ? null : choices('verdict', 'Verdict', verdicts),
    choices('level', 'Level', levels),
    h(
      'label',
      null,
      h('span', { class: 'name' }, 'Area'),
      h(
        'select',
        { name: 'area' },
        h('option', { value: '' }, 'all areas'),
        areas.map(({ name }) => h('option', { value: name }, name)),
      ),
    ),
    h(
      'label',
      { class: 'grow' },
      h('span', { class: 'name' }, 'Text'),
      h('input', { type: 'search', name: 'text', autocomplete: 'off', spellcheck: false }),
    ),
    h(
      'div',
      { class: 'row' },
      h('p', { role: 'status', class: 'count' }, `${String(rules.length)} rules`),
      h('button', { type: 'button', name: 'unfold' }, 'Unfold all'),
      h('button', { type: 'button', name: 'fold' }, 'Fold all'),
      h('button', { type: 'reset' }, 'Show all rules'),
    ),
  );
}

interface Choice {
  readonly value: string;
  readonly words: string;
  readonly count: number;
}

function verdictsOf(found: readonly RuleVerdictName[]): readonly Choice[] {
  return VERDICT_WORDS.map(({ verdict, words }) => ({
    value: verdict,
    words,
    count: found.filter((one) => one === verdict).length,
  })).filter(({ count }) => count > 0);
}

function choices(name: string, legend: string, all: readonly Choice[]): ComponentChild {
  return h(
    'fieldset',
    null,
    h('legend', null, legend),
    all
      .filter(({ count }) => count > 0)
      .map(({ value, words, count }) =>
        h(
          'label',
          null,
          h('input', { type: 'checkbox', name, value, checked: true }),
          `${words} (${String(count)})`,
        ),
      ),
  );
}
