import { createHash } from 'node:crypto';
import { h, type ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';

/** What a page consists of. */
interface HtmlDocument {
  readonly title: string;
  readonly style: string;
  /** A program for the browser; left out: the page has none. */
  readonly script?: string;
  readonly body: ComponentChildren;
}

/**
 * One HTML file that needs nothing but itself. Everything in `body` is escaped as text; should something of
 * a provider ever slip through, the browser still runs no script and takes no style but these two, whose
 * digests stand in the page's Content-Security-Policy.
 */
export function htmlDocument({ title, style, script, body }: HtmlDocument): string {
  const policy = [
    "default-src 'none'",
    `style-src '${digestOf(style)}'`,
    ...(script === undefined ? [] : [`script-src '${digestOf(script)}'`]),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const page = h(
    'html',
    { lang: 'en' },
    h(
      'head',
      null,
      h('meta', { charset: 'utf-8' }),
      h('meta', { 'http-equiv': 'Content-Security-Policy', content: policy }),
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      h('meta', { name: 'color-scheme', content: 'light dark' }),
      h('title', null, title),
      // as children they would be escaped like text, which a style sheet and a program are not
      h('style', { dangerouslySetInnerHTML: { __html: style } }),
    ),
    h(
      'body',
      null,
      body,
      script === undefined ? null : h('script', { dangerouslySetInnerHTML: { __html: script } }),
    ),
  );
  return `<!doctype html>\n${renderToString(page)}\n`;
}

function digestOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
