import { h, type ComponentChild } from 'preact';

/**
 * A table that can be scrolled where it is too wide, and that a phone shows as a list.
 * @param name what it is, for those who do not see it
 * @param rows the cells, one for each column
 */
export function table(
  name: string,
  columns: readonly string[],
  rows: readonly (readonly ComponentChild[])[],
): ComponentChild {
  return h(
    'div',
    { class: 'scroll', role: 'group', 'aria-label': name, tabindex: 0 },
    h(
      'table',
      { class: 'stack' },
      h(
        'thead',
        null,
        h(
          'tr',
          null,
          columns.map((column) => h('th', { scope: 'col' }, column)),
        ),
      ),
      h(
        'tbody',
        null,
        rows.map((cells) =>
          h(
            'tr',
            null,
            cells.map((cell, index) => h('td', { 'data-name': columns[index] }, cell)),
          ),
        ),
      ),
    ),
  );
}
