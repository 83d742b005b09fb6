/// <reference lib="dom" />
import assert from 'node:assert/strict';
import test, { before } from 'node:test';
import type { Page } from 'playwright-core';
import { htmlPage } from '../../../reports/formats/html/html';
import { buildReport } from '../../../reports/formats/report';
import { closePage, DESKTOP, openPage, PHONE, WITHOUT_BROWSER } from '../browser/browser';
import { violations } from '../browser/violations';
import { runTinyFeatures } from '../run-tiny-features';
import { SAMPLE_RUN } from '../sample-run';
import { tinyTranscript } from '../tiny-transcript';
import { pageFile, unfolded, withoutScript } from './pages';

const browser = { skip: WITHOUT_BROWSER };
let file = '';

before(async () => {
  const envelopes = await runTinyFeatures();
  file = pageFile('tiny', htmlPage(buildReport(SAMPLE_RUN, envelopes, tinyTranscript(envelopes))));
});

/** The ids of the rules that are shown. */
function shownRules(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('details.rule')]
      .filter((rule) => rule.checkVisibility())
      .map((rule) => rule.querySelector('.body')?.id ?? ''),
  );
}

/** How far a rule or scenario is from the upper edge of the window, and whether it is unfolded. */
function placeOf(page: Page, id: string): Promise<{ readonly top: number; readonly open: boolean }> {
  return page.evaluate((anchor) => {
    const details = document.getElementById(anchor)?.closest('details');
    return { top: details?.getBoundingClientRect().top ?? NaN, open: details?.open ?? false };
  }, id);
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [size, viewport] of Object.entries({ desktop: DESKTOP, phone: PHONE })) {
    for (const [form, of] of Object.entries({
      'with script': (page: string) => page,
      'without script': withoutScript,
      unfolded,
    })) {
      test(`axe finds no violation: ${colorScheme}, ${size}, ${form}`, browser, async () => {
        const page = await openPage({ file: of(file) }, { colorScheme, viewport, bypassCSP: true });
        assert.deepEqual(await violations(page), []);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(width <= viewport.width, `the page is ${String(width)} pixels wide`);
        await closePage(page);
      });
    }
  }
}

test(
  'axe finds no violation in print, where every rule lists its scenarios and nothing is to be clicked',
  browser,
  async () => {
    const page = await openPage({ file }, { bypassCSP: true });
    await page.emulateMedia({ media: 'print' });
    assert.deepEqual(await violations(page), []);
    const seen = await page.evaluate(() => ({
      scenarios: document.querySelectorAll('.scenario > summary').length,
      visible: [...document.querySelectorAll('.scenario > summary')].filter(
        (scenario) => scenario.getClientRects().length > 0,
      ).length,
      failed: document.querySelector('[id="ANS-2.1"] .steps')?.checkVisibility(),
      form: document.querySelector('form')?.checkVisibility(),
      buttons: [...document.querySelectorAll('button')].filter((button) => button.checkVisibility()).length,
    }));
    assert.deepEqual(seen, { scenarios: 13, visible: 13, failed: true, form: false, buttons: 0 });
    await closePage(page);
  },
);

test('without script everything can be read and unfolded, and there is no filter', browser, async () => {
  const page = await openPage({ file }, { javaScriptEnabled: false });
  assert.equal(await page.getByRole('search').count(), 0);
  assert.equal(await page.getByText('More about answers.').isVisible(), false);
  await page.locator('details.rule > summary', { hasText: 'ANS-1' }).click();
  assert.equal(await page.getByText('More about answers.').isVisible(), true);
  await closePage(page);
});

test('without script a link unfolds the rule and the scenario that it leads to', browser, async () => {
  const page = await openPage({ file, fragment: '#ANS-1.2' }, { javaScriptEnabled: false });
  assert.equal(await page.getByText('it is asked for "a group"').isVisible(), true);
  await closePage(page);
});

test(
  'the filter narrows the rules down by verdict, level, area and text, and says how many are left',
  browser,
  async () => {
    const page = await openPage({ file });
    const status = page.getByRole('status');
    assert.equal(await status.textContent(), '9 rules');
    await page.getByLabel('pass (3)').uncheck();
    assert.deepEqual(await shownRules(page), ['ANS-2', 'ANS-3', 'LIM-1', 'LIM-2', 'LIM-3', 'LIM-5']);
    await page.getByLabel('must (7)').uncheck();
    assert.deepEqual(await shownRules(page), ['ANS-3']);
    assert.equal(await status.textContent(), '1 of 9 rules');
    assert.equal(await page.getByRole('heading', { name: 'Limits' }).isVisible(), false);
    await page.getByRole('button', { name: 'Show all rules' }).click();
    await page.getByRole('combobox', { name: 'Area' }).selectOption('Limits');
    assert.deepEqual(await shownRules(page), ['LIM-1', 'LIM-2', 'LIM-3', 'LIM-4', 'LIM-5']);
    await page.getByLabel('Text').fill('GROUPS declared');
    assert.deepEqual(await shownRules(page), ['LIM-2']);
    await page.getByLabel('Text').fill('no such words');
    assert.equal(await status.textContent(), 'No rule is like this');
    await closePage(page);
  },
);

test('the filter and the rules work from the keyboard', browser, async () => {
  const page = await openPage({ file });
  await page.getByLabel('fail (1)').focus();
  await page.keyboard.press('Space');
  assert.equal(await page.getByRole('status').textContent(), '8 of 9 rules');
  await page.locator('details.rule:visible > summary').first().focus();
  await page.keyboard.press('Enter');
  assert.equal(await page.getByText('More about answers.').isVisible(), true);
  const outline = await page.evaluate(
    () => getComputedStyle(document.activeElement ?? document.body).outlineStyle,
  );
  assert.equal(outline, 'solid');
  await closePage(page);
});

test('all rules can be unfolded and folded at once', browser, async () => {
  const page = await openPage({ file });
  const folded = (): Promise<number> => page.locator('details.rule:not([open])').count();
  await page.getByRole('button', { name: 'Unfold all' }).click();
  assert.equal(await folded(), 0);
  await page.getByRole('button', { name: 'Fold all', exact: true }).click();
  assert.equal(await folded(), 9);
  await closePage(page);
});

test(
  'a link to a rule or a scenario unfolds it and goes there, also where the filter hides it',
  browser,
  async () => {
    const page = await openPage({ file, fragment: '#LIM-4' });
    const arrived = async (id: string): Promise<void> => {
      await page.waitForFunction((anchor) => document.getElementById(anchor)?.closest('details')?.open, id);
      const { top, open } = await placeOf(page, id);
      assert.equal(open, true);
      assert.ok(top > -1 && top < DESKTOP.height, `${id} is at ${String(top)}`);
    };
    await arrived('LIM-4');
    await page.goto(`${page.url().replace(/#.*/, '')}#ANS-1.3`);
    await arrived('ANS-1.3');
    await page.getByLabel('Text').fill('politely');
    assert.deepEqual(await shownRules(page), ['ANS-3']);
    await page.getByRole('link', { name: 'LIM-2' }).click();
    await arrived('LIM-2');
    assert.equal((await shownRules(page)).length, 9);
    await closePage(page);
  },
);

test('the chart names its numbers, and its patterns differ by more than colour', browser, async () => {
  const page = await openPage({ file });
  const chart = page.getByRole('img', {
    name: '9 rules: 1 fail, 2 error, 1 inconclusive, 1 advisory, 3 pass, 1 not applicable',
  });
  assert.equal(await chart.isVisible(), true);
  const drawn = await page.evaluate(() =>
    [...document.querySelectorAll('pattern')].map(
      (pattern) =>
        `${pattern.querySelector('rect')?.getAttribute('class') ?? ''} ${pattern.querySelector('path')?.getAttribute('d') ?? ''}`,
    ),
  );
  assert.equal(drawn.length, 6);
  assert.equal(new Set(drawn).size, 6);
  await closePage(page);
});

test('landmarks and headings give the page an order', browser, async () => {
  const page = await openPage({ file });
  for (const landmark of ['banner', 'main', 'contentinfo'] as const) {
    assert.equal(await page.getByRole(landmark).count(), 1, landmark);
  }
  const levels = await page.evaluate(() =>
    [...document.querySelectorAll('h1, h2, h3, h4')].map((heading) => Number(heading.tagName.slice(1))),
  );
  assert.equal(levels[0], 1);
  assert.ok(
    levels.every((level, index) => level <= (levels[index - 1] ?? 0) + 1),
    levels.join(' '),
  );
  await closePage(page);
});

test('the command of a failure can be copied', browser, async () => {
  const page = await openPage({ file }, { permissions: ['clipboard-read', 'clipboard-write'] });
  const rule = page.locator('details.rule', { has: page.locator('#ANS-2') });
  await rule.getByRole('button', { name: 'Copy' }).first().click();
  await rule.getByRole('button', { name: 'Copied' }).waitFor();
  assert.equal(
    await page.evaluate(() => navigator.clipboard.readText()),
    'wsp-tck run --provider reference 01-answers.feature:29',
  );
  await closePage(page);
});
