import { h, type ComponentChild } from 'preact';

/** A name and what belongs to it. */
export type Row = readonly [string, ComponentChild];

/** A list of names and what belongs to them. */
export function definitions(rows: readonly Row[]): ComponentChild {
  return h(
    'dl',
    { class: 'facts' },
    rows.flatMap(([name, text]) => [h('dt', null, name), h('dd', null, text)]),
  );
}
