import { h, type ComponentChild } from 'preact';
import type { Ambiguity } from '../../../ledger/ambiguities/ambiguity';
import { table } from '../table';

/** Where the page is silent or allows several outcomes, and how it is read. */
export function choicesSection(ambiguities: readonly Ambiguity[]): ComponentChild {
  return h(
    'section',
    { 'aria-labelledby': 'choices' },
    h('h2', { id: 'choices' }, 'Where the page leaves a choice'),
    h(
      'p',
      { class: 'note' },
      'Each place where the page is silent or allows several outcomes: what a provider may do there, and why it is read so.',
    ),
    table(
      'Where the page leaves a choice',
      ['Place', 'Question', 'Allowed', 'Why', 'Told by'],
      ambiguities.map(({ id, place, question, allowed, why, rules = [] }) => [
        [h('strong', { class: 'nowrap', id }, id), h('br', null), place],
        question,
        allowed,
        why,
        rules.flatMap((rule) => [h('a', { class: 'nowrap', href: `#${rule}` }, rule), ' ']),
      ]),
    ),
  );
}
