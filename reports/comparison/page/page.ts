import { h, type ComponentChild } from 'preact';
import { htmlDocument } from '../../formats/html/document';
import { STYLE } from '../../formats/html/style';
import { table } from '../../formats/html/table';
import { verdictLabel } from '../../formats/html/verdict-label';
import type { RuleVerdictName } from '../../verdicts/verdict';
import type { Change } from '../change';
import type { Comparison } from '../comparison';
import { changeSummary, outcomeAndCounts } from '../words';
import { legend, matrix } from './matrix';
import { MATRIX_STYLE } from './matrix-style';
import { narrowForm } from './narrow';
import { NARROWING } from './narrowing';

/** More results than this do not fit beside the titles of the rules. */
const MOST_COLUMNS = 8;

/** A comparison as one HTML page that needs nothing but itself; without script it lacks only the narrowing down. */
export function comparisonPage(comparison: Comparison): string {
  const { results, rules, notes, change } = comparison;
  return htmlDocument({
    title: `${String(results.length)} results side by side`,
    style: STYLE + MATRIX_STYLE,
    script: NARROWING,
    body: [
      h(
        'header',
        { class: 'top' },
        h('h1', null, change === undefined ? 'Results side by side' : 'What changed'),
        h(
          'p',
          { class: 'meaning' },
          change === undefined
            ? `${String(results.length)} results, ${String(rules.length)} rules.`
            : changeSummary(change),
        ),
        results.length > MOST_COLUMNS ? null : outcomes(comparison),
        notes.map((note) => h('p', { class: 'note' }, note)),
      ),
      h(
        'main',
        null,
        change === undefined || change.rules.length === 0 ? null : changes(change),
        results.length > MOST_COLUMNS ? null : differing(comparison),
        h('h2', null, 'All rules'),
        legend(),
        narrowForm(comparison),
        h('p', { class: 'cell', 'aria-hidden': 'true' }),
        matrix(comparison),
      ),
    ],
  });
}

function outcomes({ results }: Comparison): ComponentChild {
  return h(
    'ol',
    null,
    results.map((result) => h('li', null, `${result.label}: `, h('b', null, outcomeAndCounts(result)))),
  );
}

function changes({ rules }: Change): ComponentChild {
  return [
    h('h2', null, 'Changes'),
    table(
      'Changes',
      ['what', 'rule', 'before', 'after', 'why'],
      rules.map(({ kind, regression, id, title, before, after, reason, scenarios }) => [
        regression ? h('strong', null, kind) : kind,
        `${id} - ${title}`,
        label(before),
        label(after),
        [reason ?? '', ...scenarios.map((name) => h('div', { class: 'note' }, `now failing: ${name}`))],
      ]),
    ),
  ];
}

function differing({ results, rules }: Comparison): ComponentChild {
  const rows = rules.filter(({ differs }) => differs);
  return [
    h('h2', null, 'Rules that are not judged alike'),
    rows.length === 0
      ? h('p', null, 'All rules are judged alike.')
      : table(
          'Rules that are not judged alike',
          ['rule', ...results.map((result) => result.label)],
          rows.map(({ id, title, verdicts }) => [`${id} - ${title}`, ...verdicts.map(label)]),
        ),
  ];
}

function label(verdict: RuleVerdictName | null): ComponentChild {
  return verdict === null ? 'not run' : verdictLabel(verdict);
}
