import { h, type ComponentChild } from 'preact';
import { plainLine } from '../../../providers/contract/notation/plain-text';
import { providerTitle } from '../../conformance/provider-title';
import type { Report } from '../report';
import { definitions } from './definitions';

const LIMIT = 300;

/** What was tested, and with what. */
export function providerFacts({ conformance, run }: Report): ComponentChild {
  const { suite, provider, selection } = conformance;
  const { artifact } = provider;
  const rows: readonly (readonly [string, string])[] = [
    ['Provider', providerTitle(provider)],
    ['Given as', provider.reference],
    ['Kind', provider.kind],
    ...(artifact === undefined ? [] : [['File', `${artifact.file}, SHA-256 ${artifact.sha256}`] as const]),
    ...(selection === undefined ? [] : [['Selection', JSON.stringify(selection)] as const]),
    ...(run.observes === null ? [] : [['The adapter observes', observed(run.observes)] as const]),
    ['Suite', `${suite.name} ${suite.version}, features ${suite.featuresDigest}`],
  ];
  return h(
    'section',
    { 'aria-labelledby': 'tested' },
    h('h2', { id: 'tested' }, 'What was tested'),
    definitions(rows.map(([name, text]) => [name, plainLine(text, LIMIT)])),
  );
}

function observed(observes: NonNullable<Report['run']['observes']>): string {
  const names = Object.entries(observes).map(([name, seen]: [string, boolean | 'ifs']) =>
    seen === 'ifs' ? `${name} of file handles only` : `${seen ? '' : 'not '}${name}`,
  );
  return names.join(', ');
}
