import { h, type ComponentChild } from 'preact';
import type { Report } from '../report';
import { shortText } from './short-text';

const SHOWN = 30;
const KIND_LIMIT = 60;
const TEXT_LIMIT = 400;

/** What is worth saying and is no verdict. */
export function findings({ conformance }: Report): ComponentChild {
  const all = conformance.findings;
  if (all.length === 0) return null;
  const more = all.length - SHOWN;
  return h(
    'section',
    { 'aria-labelledby': 'findings' },
    h('h2', { id: 'findings' }, 'Findings'),
    h('p', { class: 'note' }, 'Worth knowing; no verdict depends on it.'),
    h(
      'ul',
      null,
      all.slice(0, SHOWN).map(({ kind, text }) => {
        return h(
          'li',
          null,
          h('strong', null, shortText(kind, KIND_LIMIT)),
          ': ',
          shortText(text, TEXT_LIMIT),
        );
      }),
      more > 0 ? h('li', null, `and ${String(more)} more in conformance.json`) : null,
    ),
  );
}
