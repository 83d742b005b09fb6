import { h, type ComponentChild } from 'preact';
import type { Ambiguity } from '../../ledger/ambiguities/ambiguity';
import { chosenOutcomes, type ChosenOutcome } from '../../ledger/ambiguities/chosen-outcomes';
import type { Report } from '../report';
import { verdictLabel } from './verdict-label';

/** Where the page is silent or allows several outcomes, and which of them this provider chose. */
export function ambiguities({ run, judgement }: Report): ComponentChild {
  if (run.ambiguities.length === 0) return null;
  const all = run.ambiguities.map((ambiguity) => ({
    ambiguity,
    chosen: chosenOutcomes(ambiguity, judgement.rules),
  }));
  const silent = all.filter(({ chosen }) => chosen.length === 0);
  return h(
    'section',
    null,
    h('h2', { id: 'ambiguities' }, 'Where the page leaves a choice'),
    h(
      'table',
      null,
      h(
        'thead',
        null,
        h(
          'tr',
          null,
          ['Question', 'Allowed', 'This provider'].map((name) => h('th', { scope: 'col' }, name)),
        ),
      ),
      h(
        'tbody',
        null,
        all
          .filter(({ chosen }) => chosen.length > 0)
          .map(({ ambiguity, chosen }) =>
            h(
              'tr',
              null,
              h('td', null, `${ambiguity.id} ${ambiguity.question}`),
              h('td', null, ambiguity.allowed),
              h('td', null, chosen.map(outcome)),
            ),
          ),
      ),
    ),
    silent.length === 0 ? null : unseen(silent.map(({ ambiguity }) => ambiguity)),
  );
}

function outcome({ rule, chose }: ChosenOutcome): ComponentChild {
  const link = h('a', { href: `#${rule}` }, rule);
  return h('div', null, link, ' ', 'words' in chose ? chose.words : verdictLabel(chose.verdict));
}

/** Those that no rule of the run tells of, folded up. */
function unseen(ones: readonly Ambiguity[]): ComponentChild {
  return h(
    'details',
    null,
    h('summary', null, `${String(ones.length)} more, of which this run recorded nothing`),
    h(
      'dl',
      null,
      ones.map(({ id, question, allowed }) => [h('dt', null, `${id} ${question}`), h('dd', null, allowed)]),
    ),
  );
}
