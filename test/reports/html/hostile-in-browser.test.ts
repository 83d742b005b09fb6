/// <reference lib="dom" />
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test, { before } from 'node:test';
import { htmlPage } from '../../../reports/formats/html/html';
import { closePage, openPage, WITHOUT_BROWSER } from '../browser/browser';
import { hostileReportOf } from '../formats/hostile-report';
import { runTinyFeatures } from '../run-tiny-features';
import { pageFile } from './pages';

const browser = { skip: WITHOUT_BROWSER };
let file = '';

before(async () => {
  file = pageFile('hostile', htmlPage(hostileReportOf(await runTinyFeatures())));
});

test('a hostile provider puts no element, no attribute and no script into the page', browser, async () => {
  const page = await openPage({ file });
  const messages: string[] = [];
  page.on('dialog', (dialog) => {
    messages.push(dialog.message());
    void dialog.dismiss();
  });
  page.on('console', (message) => messages.push(message.text()));
  await page.reload();
  await page.getByRole('button', { name: 'Unfold all' }).click();
  const found = await page.evaluate(() => ({
    scripts: document.scripts.length,
    handlers: [...document.querySelectorAll('*')].filter((element) =>
      element.getAttributeNames().some((name) => name.startsWith('on')),
    ).length,
    text: document.body.innerText.includes('<script>alert(1)</script>'),
    wide: document.documentElement.scrollWidth > innerWidth,
  }));
  assert.deepEqual(found, { scripts: 1, handlers: 0, text: true, wide: false });
  assert.deepEqual(messages, []);
  await closePage(page);
});

test('nothing that hides or reorders text reaches the page', browser, async () => {
  const page = await openPage({ file });
  const text = await page.evaluate(() => document.documentElement.textContent);
  assert.doesNotMatch(text.replaceAll('\n', '').replaceAll('\t', ''), /[\p{Cc}\p{Cf}\p{Cs}]/u);
  assert.match(text, /\\u\{202e\}/);
  await closePage(page);
});

test('a script that got into the page in spite of all would not run', browser, async () => {
  const broken = readFileSync(file, 'utf8').replace(
    '</main>',
    '<script>document.title = "taken"</script><img src="x" onerror="document.title = \'taken\'"></main>',
  );
  const page = await openPage({ file: pageFile('broken', broken) });
  await page.waitForLoadState('load');
  assert.doesNotMatch(await page.title(), /taken/);
  assert.equal(await page.getByRole('search').isVisible(), true);
  await closePage(page);
});
