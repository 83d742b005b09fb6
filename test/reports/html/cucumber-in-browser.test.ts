import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { writeCucumberHtml } from '../../../reports/formats/cucumber-html';
import { closePage, openPage, WITHOUT_BROWSER } from '../browser/browser';
import { runTinyFeatures } from '../run-tiny-features';

test("Cucumber's own page is made from the messages of the run", { skip: WITHOUT_BROWSER }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'wsp-tck-cucumber-'));
  const messages = join(folder, 'messages.ndjson');
  const file = join(folder, 'cucumber.html');
  const envelopes = await runTinyFeatures();
  writeFileSync(messages, envelopes.map((envelope) => `${JSON.stringify(envelope)}\n`).join(''));
  await writeCucumberHtml(messages, file);
  const page = await openPage({ file });
  await page.getByText('01-answers.feature').first().waitFor();
  assert.equal(await page.getByText('ANS-2 - a provider answers rightly').first().isVisible(), true);
  await closePage(page);
  rmSync(folder, { recursive: true });
});
