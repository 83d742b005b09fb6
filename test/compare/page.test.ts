/// <reference lib="dom" />
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import type { Page } from 'playwright-core';
import { compareResults } from '../../reports/comparison/comparison';
import { comparisonPage } from '../../reports/comparison/page/page';
import { closePage, DESKTOP, openPage, PHONE, WITHOUT_BROWSER } from '../reports/browser/browser';
import { violations } from '../reports/browser/violations';
import { AT_NIGHT } from '../nightly/at-night';
import { madeResults } from './made-results';

const MANY = 1_000;
const ROUNDS = AT_NIGHT ? 3 : 1;
const MOST_TIMES_STATIC = 3;

const folder = mkdtempSync(join(tmpdir(), 'wsp-tck-compare-'));
const many = join(folder, 'many.html');
const anchor = join(folder, 'static.html');
const few = join(folder, 'few.html');

before(() => {
  const comparison = compareResults(madeResults(MANY), undefined);
  writeFileSync(many, comparisonPage(comparison));
  writeFileSync(few, comparisonPage(compareResults(madeResults(4), undefined)));
  // the plainest table that says the same, one cell for each of ours
  const rows = comparison.results.map(
    ({ label }, index) =>
      `<tr><td>${label}</td>${comparison.rules.map(({ verdicts }) => `<td>${verdicts[index] ?? ''}</td>`).join('')}</tr>`,
  );
  writeFileSync(
    anchor,
    `<!doctype html><meta charset="utf-8"><title>static</title><table>${rows.join('')}</table>`,
  );
});

after(() => {
  rmSync(folder, { recursive: true });
});

const middle = (times: readonly number[]): number =>
  [...times].sort((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0;

/** Milliseconds until the browser has painted it, with all of its layout done. */
async function timeToOpen(file: string): Promise<number> {
  const page = await openPage({ file });
  const time = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        document.body.getBoundingClientRect();
        requestAnimationFrame(() =>
          requestAnimationFrame(() => {
            resolve(performance.now());
          }),
        );
      }),
  );
  await closePage(page);
  return time;
}

/** Milliseconds from a choice in the form until the browser has painted what is left. */
function timeToNarrow(page: Page, name: string, value: string): Promise<number> {
  return page.evaluate(
    ([field, chosen]) =>
      new Promise<number>((resolve) => {
        const element = document.querySelector<HTMLInputElement>(`form.narrow [name=${field}]`);
        if (element === null) throw new Error(`the form has no ${field}`);
        const start = performance.now();
        if (element.type === 'checkbox') element.checked = chosen === 'on';
        else element.value = chosen;
        element.dispatchEvent(new Event('input', { bubbles: true }));
        requestAnimationFrame(() =>
          requestAnimationFrame(() => {
            resolve(performance.now() - start);
          }),
        );
      }),
    [name, value] as const,
  );
}

test(
  `a matrix of ${String(MANY)} results opens in at most ${String(MOST_TIMES_STATIC)} times the time of a static table of as many cells, and narrowing it takes no longer than that`,
  { skip: WITHOUT_BROWSER },
  async (t) => {
    const times = { ours: [] as number[], anchor: [] as number[] };
    await timeToOpen(anchor);
    for (let round = 0; round < ROUNDS; round += 1) {
      times.anchor.push(await timeToOpen(anchor));
      times.ours.push(await timeToOpen(many));
    }
    const ratio = middle(times.ours) / middle(times.anchor);
    t.diagnostic(`${ratio.toFixed(2)} times the static table, of ${middle(times.anchor).toFixed(0)} ms`);
    assert.ok(ratio <= MOST_TIMES_STATIC, `${ratio.toFixed(2)} times`);
    const page = await openPage({ file: many });
    for (const [name, value] of [
      ['text', 'provider 77'],
      ['text', ''],
      ['verdict', 'f'],
      ['area', 'Socket groups'],
      ['area', ''],
    ] as const) {
      const narrowing = (await timeToNarrow(page, name, value)) / middle(times.anchor);
      t.diagnostic(`${name} = "${value}": ${narrowing.toFixed(2)} times the static table`);
      assert.ok(narrowing <= MOST_TIMES_STATIC, `${name}: ${narrowing.toFixed(2)} times`);
    }
    await closePage(page);
  },
);

test('the matrix is narrowed down to some results and some rules', { skip: WITHOUT_BROWSER }, async () => {
  const page = await openPage({ file: many });
  const rows = (): Promise<number> => page.locator('.matrix tbody tr:visible').count();
  const status = page.locator('form.narrow [role=status]');
  await page.getByRole('searchbox', { name: 'Result' }).fill('provider-77)');
  assert.equal(await rows(), 1);
  assert.match((await status.textContent()) ?? '', /^1 of 1000 results, \d+ of \d+ rules$/);
  await page.getByRole('searchbox', { name: 'Result' }).fill('');
  await page.getByRole('combobox', { name: 'Outcome' }).selectOption('conformant');
  assert.equal(await rows(), 334);
  await page.getByRole('combobox', { name: 'Rules of' }).selectOption({ index: 1 });
  const [width, all] = await page.evaluate(() => [
    document.querySelector('.matrix table')?.getBoundingClientRect().width ?? 0,
    document.querySelectorAll('.matrix col:not(.off)').length,
  ]);
  assert.ok(all < 20 && width < 1_000, `${String(all)} columns, ${String(width)} wide`);
  await page.getByRole('button', { name: 'Show all' }).click();
  await page.waitForFunction(() => document.querySelectorAll('.matrix tbody tr[hidden]').length === 0);
  await closePage(page);
});

for (const [name, how] of Object.entries({
  'on a desktop, light': { viewport: DESKTOP, colorScheme: 'light' },
  'on a desktop, dark': { viewport: DESKTOP, colorScheme: 'dark' },
  'on a phone': { viewport: PHONE },
  'without script': { viewport: DESKTOP, javaScriptEnabled: false },
} as const)) {
  test(
    `a comparison of few results ${name}: nothing for axe-core to find`,
    { skip: WITHOUT_BROWSER },
    async () => {
      const page = await openPage({ file: few }, how);
      if (name === 'without script') {
        assert.equal(await page.locator('form.narrow').isVisible(), false);
        assert.ok((await page.locator('.matrix td').count()) > 100);
      } else {
        assert.deepEqual(await violations(page), []);
      }
      await closePage(page);
    },
  );
}
