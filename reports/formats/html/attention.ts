import { h, type ComponentChild } from 'preact';
import type { Report } from '../report';
import { needsAttention, VERDICT_WORDS } from '../words';
import { shortText } from './short-text';
import { verdictLabel } from './verdict-label';

const REASON_LIMIT = 200;

/** The rules that a reader has to look at, the worst first. */
export function attention({ judgement }: Report): ComponentChild {
  const order = VERDICT_WORDS.map(({ verdict }) => verdict);
  const rules = judgement.rules
    .filter(needsAttention)
    .sort((one, other) => order.indexOf(one.verdict) - order.indexOf(other.verdict));
  if (rules.length === 0) return null;
  return h(
    'section',
    { 'aria-labelledby': 'attention' },
    h('h2', { id: 'attention' }, 'What needs attention'),
    h(
      'ul',
      { class: 'attention' },
      rules.map(({ rule, verdict, reason }) =>
        h(
          'li',
          { class: verdict },
          verdictLabel(verdict),
          h('span', { class: 'level' }, rule.level),
          h('p', null, h('a', { href: `#${rule.id}` }, rule.id), ` ${rule.title}`),
          reason === undefined ? null : h('p', { class: 'note' }, shortText(reason, REASON_LIMIT)),
        ),
      ),
    ),
  );
}
