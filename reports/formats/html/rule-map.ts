import { h, type ComponentChild } from 'preact';
import { wordsOf } from '../words';
import type { ShownArea } from './area';
import type { ShownRule } from './rule';

/** All rules at a glance, an area a line, each a link with the sign of its verdict. */
export function ruleMap(areas: readonly ShownArea[]): ComponentChild {
  return h(
    'nav',
    { 'aria-label': 'All rules by area' },
    h(
      'dl',
      { class: 'map' },
      areas.flatMap(({ name, anchor, rules }) => [
        h('dt', null, h('a', { href: `#${anchor}` }, name)),
        h('dd', null, rules.map(tile)),
      ]),
    ),
  );
}

function tile({ rule: { id, title }, found }: ShownRule): ComponentChild {
  if (found === undefined) return h('a', { class: 'tile', href: `#${id}`, title }, id);
  return h(
    'a',
    { class: `tile sign ${found.verdict}`, href: `#${id}`, title },
    id,
    h('span', { class: 'hidden-text' }, ` ${wordsOf(found.verdict)}`),
  );
}
