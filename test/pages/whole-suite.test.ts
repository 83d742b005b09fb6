/// <reference lib="dom" />
import assert from 'node:assert/strict';
import test from 'node:test';
import { featureEnvelopes, featureFiles } from '../../cli/suite/read-features';
import { readLedgers } from '../../cli/suite/read-ledgers';
import { parseShape, referenceAdapter } from '../../providers/reference/reference';
import { htmlPage } from '../../reports/formats/html/html';
import { specificationPage } from '../../reports/formats/html/specification/specification-page';
import type { Report } from '../../reports/formats/report';
import { specifiedRules } from '../../reports/specification/specification';
import { closePage, DESKTOP, openPage, PHONE, WITHOUT_BROWSER } from '../reports/browser/browser';
import { violations } from '../reports/browser/violations';
import { pageFile } from '../reports/html/pages';
import { reportOn } from './report-on';

const browser = { skip: WITHOUT_BROWSER };
const LARGEST = 1_000_000;

let reference: Promise<Report> | undefined;
const onReference = (): Promise<Report> => (reference ??= reportOn(referenceAdapter(parseShape(''))));

function bytesOf(page: string): number {
  return Buffer.byteLength(page, 'utf8');
}

/** Every scenario fails, and the provider has much to say to each. */
function failingEverywhere(report: Report, letter: string): Report {
  const text = letter.repeat(4_000);
  const facts = Array.from({ length: 100 }, () => ({ source: text.slice(0, 400), read: text.slice(0, 400) }));
  const rules = report.judgement.rules.map((rule) => ({
    ...rule,
    verdict: 'fail' as const,
    reason: text,
    choice: text,
    scenarios: rule.scenarios.map((scenario) => ({
      ...scenario,
      verdict: { verdict: 'fail' as const, message: text, reason: text, choices: [text], facts },
    })),
  }));
  const findings = Array.from({ length: 200 }, () => ({
    kind: text.slice(0, 200),
    text: text.slice(0, 2_000),
  }));
  return {
    ...report,
    conformance: { ...report.conformance, outcome: 'non-conformant', findings },
    judgement: { ...report.judgement, rules },
  };
}

test('the whole suite on the reference fits into a megabyte', async () => {
  const size = bytesOf(htmlPage(await onReference()));
  assert.ok(size <= LARGEST, String(size));
});

test('so does a provider that fails everything, whatever it says', async () => {
  const report = await onReference();
  for (const letter of ['x', '"', '→']) {
    const size = bytesOf(htmlPage(failingEverywhere(report, letter)));
    assert.ok(size <= LARGEST, `${letter}: ${String(size)}`);
  }
});

test('of a provider that fails everything, a third of the rules at least show calls, and the others say where they are', async () => {
  const page = htmlPage(failingEverywhere(await onReference(), 'x'));
  const rules = page.split('<details class="rule"').slice(1);
  const shown = rules.filter((rule) => rule.includes('class="calls"')).length;
  assert.ok(shown >= rules.length / 3, `${String(shown)} of ${String(rules.length)}`);
  for (const rule of rules) assert.match(rule, /class="calls"|see transcript\.ndjson|No call/);
});

test('every rule and every scenario has a place to link to, and no two have the same', async () => {
  const page = htmlPage(await onReference());
  const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  assert.equal(new Set(ids).size, ids.length);
  for (const { rule, scenarios } of (await onReference()).judgement.rules) {
    assert.ok(ids.includes(rule.id), rule.id);
    scenarios.forEach((_, index) => {
      assert.ok(ids.includes(`${rule.id}.${String(index + 1)}`));
    });
  }
});

test('axe finds no violation in the report on the reference', browser, async () => {
  const file = pageFile('reference', htmlPage(await onReference()));
  const page = await openPage(
    { file, fragment: '#GRP-4' },
    { colorScheme: 'dark', viewport: PHONE, bypassCSP: true },
  );
  assert.equal(await page.locator('#GRP-4').isVisible(), true);
  assert.deepEqual(await violations(page), []);
  await closePage(page);
});

const [pageOfSuite] = readLedgers();

/** The specification of the first page. */
function specification(): string {
  assert.ok(pageOfSuite !== undefined);
  const { ledger, ambiguities } = pageOfSuite;
  return specificationPage({
    suite: { name: 'wsp-tck', version: '0' },
    rules: specifiedRules(featureEnvelopes(featureFiles())),
    ledger,
    ambiguities,
  });
}

test('the specification has every rule, statement and open choice, and every link in it leads somewhere', () => {
  const html = specification();
  const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
  for (const [, target = ''] of html.matchAll(/href="#([^"]+)"/g)) assert.ok(ids.has(target), target);
  for (const { id } of [...(pageOfSuite?.rules ?? []), ...(pageOfSuite?.ambiguities ?? [])])
    assert.ok(ids.has(id), id);
  const places = html.split('data-name="Place"').length - 1;
  const { ledger, ambiguities } = pageOfSuite ?? {};
  assert.equal(places, (ledger?.statements.length ?? 0) + (ambiguities?.length ?? 0));
  assert.ok(bytesOf(html) <= LARGEST);
});

test('the specification judges nobody', () => {
  const html = specification();
  assert.doesNotMatch(html, /data-verdict|class="verdict|The provider chose|npx wsp-tck run/);
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [size, viewport] of Object.entries({ desktop: DESKTOP, phone: PHONE })) {
    test(`axe finds no violation in the specification: ${colorScheme}, ${size}`, browser, async () => {
      const file = pageFile('specification', specification());
      const page = await openPage({ file, fragment: '#GRP-4.1' }, { colorScheme, viewport, bypassCSP: true });
      assert.equal(await page.locator('[id="GRP-4.1"]').isVisible(), true);
      assert.deepEqual(await violations(page), []);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(width <= viewport.width, `the page is ${String(width)} pixels wide`);
      await closePage(page);
    });
  }
}
