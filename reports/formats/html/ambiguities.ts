import { h, type ComponentChild } from 'preact';
import type { Ambiguity } from '../../ledger/ambiguities/ambiguity';
import { chosenOutcomes, type ChosenOutcome } from '../../ledger/ambiguities/chosen-outcomes';
import type { Report } from '../report';
import { definitions } from './definitions';
import { shortText } from './short-text';
import { table } from './table';
import { verdictLabel } from './verdict-label';

const CHOICE_LIMIT = 160;

/** Where the page is silent or allows several outcomes, and which of them this provider chose. */
export function ambiguities({ run, judgement }: Report): ComponentChild {
  if (run.ambiguities.length === 0) return null;
  const all = run.ambiguities.map((ambiguity) => ({
    ambiguity,
    chosen: chosenOutcomes(ambiguity, judgement.rules),
  }));
  const told = all.filter(({ chosen }) => chosen.length > 0);
  const silent = all.filter(({ chosen }) => chosen.length === 0);
  return h(
    'section',
    { 'aria-labelledby': 'ambiguities' },
    h('h2', { id: 'ambiguities' }, 'Where the page leaves a choice'),
    h(
      'p',
      { class: 'note' },
      'None of this is a failure: the page is silent there, or allows several outcomes.',
    ),
    told.length === 0
      ? null
      : table(
          'Where the page leaves a choice',
          ['Question', 'Allowed', 'This provider'],
          told.map(({ ambiguity: { id, question, allowed }, chosen }) => [
            [h('strong', { class: 'nowrap' }, id), ` ${question}`],
            allowed,
            chosen.map(outcome),
          ]),
        ),
    silent.length === 0 ? null : unseen(silent.map(({ ambiguity }) => ambiguity)),
  );
}

function outcome({ rule, chose }: ChosenOutcome): ComponentChild {
  const link = h('a', { class: 'nowrap', href: `#${rule}` }, rule);
  const words = 'words' in chose ? shortText(chose.words, CHOICE_LIMIT) : verdictLabel(chose.verdict);
  return h('div', null, link, ' ', words);
}

/** Those that no rule of the run tells of, folded up. */
function unseen(ones: readonly Ambiguity[]): ComponentChild {
  return h(
    'details',
    null,
    h('summary', null, ` ${String(ones.length)} more, of which this run recorded nothing`),
    definitions(ones.map(({ id, question, allowed }) => [id, `${question} ${allowed}`])),
  );
}
