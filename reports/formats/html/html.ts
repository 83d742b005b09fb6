import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Report } from '../report';
import { outcomeLine } from '../words';
import { area } from './area';
import { areaList } from './area-list';
import { areasOf } from '../areas';
import { ambiguities } from './ambiguities';
import { attention } from './attention';
import { overview } from './overview';
import { statement } from './statement';
import { STYLE } from './style';

/**
 * The run as one HTML page that needs no network and no script. Everything that
 * comes from the provider is text; the page allows no script at all.
 */
export function htmlPage(report: Report): string {
  const { conformance, judgement } = report;
  const areas = areasOf(judgement.rules);
  const title = `${conformance.suite.page}: ${outcomeLine(conformance)}`;
  const page = h(
    'html',
    { lang: 'en' },
    h(
      'head',
      null,
      h('meta', { charset: 'utf-8' }),
      h('meta', {
        'http-equiv': 'Content-Security-Policy',
        content: "default-src 'none'; style-src 'unsafe-inline'",
      }),
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      h('meta', { name: 'color-scheme', content: 'light dark' }),
      h('title', null, title),
      // as a child it would be escaped like text, which a style sheet is not
      h('style', { dangerouslySetInnerHTML: { __html: STYLE } }),
    ),
    h(
      'body',
      null,
      h('header', null, overview(report)),
      h(
        'main',
        null,
        attention(report),
        h('h2', { id: 'rules' }, 'Rules'),
        areaList(areas),
        areas.map((one) => area(report, one)),
        ambiguities(report),
        statement(report),
      ),
      h(
        'footer',
        null,
        `${conformance.suite.name} ${conformance.suite.version}; features ${conformance.suite.featuresDigest}`,
      ),
    ),
  );
  return `<!doctype html>\n${renderToString(page)}\n`;
}
