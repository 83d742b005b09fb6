import { h, type ComponentChild } from 'preact';
import type { Ledger, LedgerEntry } from '../../../ledger/ledger';
import { STATEMENT_CLASSES } from '../../../ledger/ledger';
import { table } from '../table';

/** Every statement of the page by its place, with what it is and the rules that cover it. */
export function ledgerSection({ page, statements }: Ledger): ComponentChild {
  const counts = STATEMENT_CLASSES.map((kind) => {
    const count = statements.filter((statement) => statement.class === kind).length;
    return `${String(count)} ${kind}`;
  });
  const sections = [...new Set(statements.map(sectionOf))];
  return h(
    'section',
    { 'aria-labelledby': 'ledger' },
    h('h2', { id: 'ledger' }, 'The ledger'),
    h(
      'p',
      { class: 'note' },
      `All ${String(statements.length)} statements of the ${page} page in its order (${counts.join(', ')}). `,
      'The text of the page is not repeated here: "wsp-tck ledger --page FILE" proves with it that none is missing or changed.',
    ),
    sections.map((section) => [
      h('h3', null, section),
      table(
        `Statements of ${section}`,
        ['Place', 'Class', 'Rules', 'Why'],
        statements.filter((statement) => sectionOf(statement) === section).map(cells),
      ),
    ]),
  );
}

function cells(statement: LedgerEntry): readonly ComponentChild[] {
  const { place, rules = [], reason = '' } = statement;
  const links = rules.map((id) => h('a', { class: 'nowrap', href: `#${id}` }, id));
  const section = sectionOf(statement);
  return [
    place === section ? place : place.slice(section.length + 2),
    statement.class,
    links.flatMap((link, index) => (index === 0 ? [link] : [' ', link])),
    reason,
  ];
}

function sectionOf({ place }: LedgerEntry): string {
  return place.split(', ', 1)[0] ?? place;
}
