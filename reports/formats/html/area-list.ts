import { h, type ComponentChild } from 'preact';
import type { Area } from '../areas';
import { needsAttention } from '../words';

/** The areas in the order of the features, to go to. */
export function areaList(areas: readonly Area[]): ComponentChild {
  return h(
    'nav',
    { 'aria-label': 'Areas' },
    h(
      'ul',
      null,
      areas.map(({ name, anchor, rules }) => {
        const open = rules.filter(needsAttention).length;
        const count =
          open === 0 ? String(rules.length) : `${String(rules.length)}, ${String(open)} to look at`;
        return h('li', null, h('a', { href: `#${anchor}` }, name), h('small', null, ` (${count})`));
      }),
    ),
  );
}
