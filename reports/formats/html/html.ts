import { plainLine } from '../../../providers/contract/notation/plain-text';
import { h } from 'preact';
import type { Report } from '../report';
import { ambiguities } from './ambiguities';
import { attention } from './attention';
import { BEHAVIOUR } from './behaviour';
import { htmlDocument } from './document';
import { findings } from './findings';
import { outcome } from './outcome';
import { providerFacts } from './provider-facts';
import { reportAreas } from './report-areas';
import { rulesSection } from './rules-section';
import { statement } from './statement';
import { STYLE } from './style';

/** More would fit into no tab and no list of bookmarks. */
const TITLE_LIMIT = 120;

/**
 * The run as one HTML page that needs no network, and no script to be read. All that comes from the provider
 * is text.
 */
export function htmlPage(report: Report): string {
  const { conformance } = report;
  return htmlDocument({
    // a tab shows the beginning only
    title: plainLine(
      `${conformance.outcome}: ${conformance.provider.name}, ${conformance.suite.page}`,
      TITLE_LIMIT,
    ),
    style: STYLE,
    script: BEHAVIOUR,
    body: [
      h('a', { class: 'skip', href: '#rules' }, 'To the rules'),
      outcome(report),
      h(
        'main',
        null,
        attention(report),
        rulesSection(reportAreas(report)),
        findings(report),
        ambiguities(report),
        providerFacts(report),
        statement(report),
      ),
      h('footer', null, h('p', null, `Made by ${conformance.suite.name} ${conformance.suite.version}`)),
    ],
  });
}
