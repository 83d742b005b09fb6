import { h, type ComponentChild } from 'preact';
import type { Report } from '../report';
import { needsAttention, VERDICT_WORDS } from '../words';
import { verdictLabel } from './verdict-label';

/** The rules that a reader has to look at, the worst first. */
export function attention({ judgement }: Report): ComponentChild {
  const order = VERDICT_WORDS.map(({ verdict }) => verdict);
  const rules = judgement.rules
    .filter(needsAttention)
    .sort((one, other) => order.indexOf(one.verdict) - order.indexOf(other.verdict));
  if (rules.length === 0) return null;
  return h(
    'section',
    null,
    h('h2', { id: 'attention' }, 'What needs attention'),
    h(
      'table',
      null,
      h(
        'thead',
        null,
        h(
          'tr',
          null,
          ['Verdict', 'Rule', 'Level', 'Reason'].map((name) =>
            h('th', { scope: 'col', class: 'narrow' }, name),
          ),
        ),
      ),
      h(
        'tbody',
        null,
        rules.map(({ rule, verdict, reason }) =>
          h(
            'tr',
            null,
            h('td', { class: 'narrow' }, verdictLabel(verdict)),
            h('td', null, h('a', { href: `#${rule.id}` }, rule.id), ` ${rule.title}`),
            h('td', { class: 'narrow' }, rule.level),
            h('td', null, reason ?? ''),
          ),
        ),
      ),
    ),
  );
}
