import { h, type ComponentChild } from 'preact';
import { plainLine } from '../../../providers/contract/notation/plain-text';
import { baselineHeadline } from '../../baseline/words';
import { providerTitle } from '../../conformance/provider-title';
import type { Outcome } from '../../verdicts/outcome';
import type { Report } from '../report';
import { outcomeMeaning } from '../words';
import { chart } from './chart';

const NAME_LIMIT = 120;
const PROFILE_LIMIT = 400;

const TITLES: Readonly<Record<Outcome, string>> = {
  conformant: 'Conformant',
  'non-conformant': 'Non-conformant',
  incomplete: 'Incomplete',
};

/** The head of the report: who was tested, the outcome, and what it means, in words and as a chart. */
export function outcome({ conformance }: Report): ComponentChild {
  const { suite, provider, counts, profile, selection, baseline } = conformance;
  const part = selection === undefined ? '' : ': only a selection was run';
  return h(
    'header',
    { class: 'top' },
    h('p', { class: 'kicker' }, `Conformance of a provider with ${suite.page}`),
    h(
      'h1',
      null,
      h('span', { class: `sign ${conformance.outcome}` }),
      `${TITLES[conformance.outcome]}${part}`,
    ),
    h('p', { class: 'subject' }, h('strong', null, plainLine(providerTitle(provider), NAME_LIMIT))),
    h(
      'p',
      { class: 'meaning' },
      outcomeMeaning(conformance),
      ` It was tested as: ${plainLine(profile, PROFILE_LIMIT)}.`,
    ),
    baseline && h('p', { class: 'meaning' }, `It is ${baselineHeadline(baseline)}.`),
    chart(counts),
  );
}
