import { h, type ComponentChild } from 'preact';
import type { Report } from '../report';
import { outcomeLine, outcomeMeaning, VERDICT_WORDS } from '../words';

/** What was tested, the outcome and what it means, the counts, the findings. */
export function overview({ conformance, run }: Report): readonly ComponentChild[] {
  const { suite, provider, outcome, counts, findings, selection } = conformance;
  const details: readonly (readonly [string, string])[] = [
    ['Provider', `${provider.name} ${provider.version}`],
    ['Given as', provider.reference],
    ['Kind', provider.kind],
    ...(provider.artifact === undefined
      ? []
      : [['File', `${provider.artifact.file} (SHA-256 ${provider.artifact.sha256})`] as const]),
    ['Profile', conformance.profile],
    ...(selection === undefined ? [] : [['Selection', JSON.stringify(selection)] as const]),
    ...(run.observes === null ? [] : [['The adapter observes', observed(run.observes)] as const]),
  ];
  return [
    h('p', { class: 'kicker' }, `Conformance of a provider with ${suite.page}`),
    h('h1', { class: `outcome ${outcome}` }, outcomeLine(conformance)),
    h('p', { class: 'meaning' }, outcomeMeaning(conformance)),
    h(
      'ul',
      { class: 'counts', 'aria-label': 'Rules by verdict' },
      VERDICT_WORDS.map(({ verdict, words, meaning, count }) =>
        h(
          'li',
          { class: `count ${verdict}` },
          h('strong', null, String(counts[count])),
          ' ',
          h('span', { class: 'word' }, words),
          h('small', null, meaning),
        ),
      ),
    ),
    h(
      'dl',
      { class: 'facts' },
      details.map(([name, text]) => [h('dt', null, name), h('dd', null, text)]),
    ),
    ...(findings.length === 0
      ? []
      : [
          h('h2', { id: 'findings' }, 'Findings'),
          h(
            'ul',
            { class: 'findings' },
            findings.map(({ kind, text }) => h('li', null, h('strong', null, kind), ': ', text)),
          ),
        ]),
  ];
}

function observed(observes: NonNullable<Report['run']['observes']>): string {
  const names = Object.entries(observes).map(
    ([name, seen]: [string, boolean]) => `${seen ? '' : 'not '}${name}`,
  );
  return names.join(', ');
}
