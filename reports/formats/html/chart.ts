import { h, type ComponentChild } from 'preact';
import type { Counts } from '../../verdicts/counts';
import { VERDICT_WORDS } from '../words';
import { patternOf, patterns } from './patterns';

/** How many rules have which verdict: one bar, each part with a pattern of its own, and what the patterns mean. */
export function chart(counts: Counts): ComponentChild {
  const parts = VERDICT_WORDS.map((words) => ({ ...words, rules: counts[words.count] }));
  const total = parts.reduce((sum, { rules }) => sum + rules, 0);
  const share = (rules: number): string => `${String((100 * rules) / Math.max(total, 1))}%`;
  const said = parts.map(({ rules, words }) => `${String(rules)} ${words}`).join(', ');
  let before = 0;
  return h(
    'figure',
    { class: 'chart', 'aria-label': 'Rules by verdict' },
    h(
      'svg',
      { class: 'bar', role: 'img', 'aria-label': `${String(total)} rules: ${said}` },
      patterns(),
      parts.map(({ verdict, rules }) => {
        if (rules === 0) return null;
        const x = share(before);
        before += rules;
        return h('rect', { x, width: share(rules), height: '100%', fill: patternOf(verdict) });
      }),
    ),
    h(
      'ul',
      { class: 'legend' },
      parts.map(({ verdict, words, meaning, rules }) =>
        h(
          'li',
          { class: verdict },
          h(
            'svg',
            { 'aria-hidden': true },
            h('rect', { width: '100%', height: '100%', fill: patternOf(verdict) }),
          ),
          h('strong', null, String(rules)),
          ' ',
          h('span', { class: 'word' }, words),
          h('br', null),
          meaning,
        ),
      ),
    ),
  );
}
