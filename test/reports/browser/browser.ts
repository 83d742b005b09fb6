import { spawnSync } from 'node:child_process';
import { after } from 'node:test';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

const found = NAMES.map((name) => spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }))
  .map(({ stdout }) => (typeof stdout === 'string' ? stdout.trim() : ''))
  .find((path) => path !== '');

/** Why tests with a browser are skipped, or false. */
export const WITHOUT_BROWSER: string | false =
  found === undefined ? `no browser is installed (looked for ${NAMES.join(', ')})` : false;

/** As a reader may have it: no connection to anywhere, and no sandbox, which does not work for root. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

let browser: Promise<Browser> | undefined;

after(async () => {
  await (await browser)?.close();
});

/** The sizes that pages are looked at. */
export const DESKTOP = { width: 1280, height: 900 } as const;
export const PHONE = { width: 390, height: 844 } as const;

/**
 * Opens a page from disk in a window of its own.
 * @param address a path, or a path and a fragment
 */
export async function openPage(
  address: { readonly file: string; readonly fragment?: string },
  how: BrowserContextOptions = {},
): Promise<Page> {
  if (found === undefined) throw new Error(String(WITHOUT_BROWSER));
  browser ??= chromium.launch({ executablePath: found, args: FLAGS });
  const context = await (await browser).newContext({ viewport: DESKTOP, ...how });
  // a page of a test on a busy machine is slow, not wrong: the runner has its own limit
  context.setDefaultTimeout(0);
  const page = await context.newPage();
  await page.goto(`${pathToFileURL(address.file).href}${address.fragment ?? ''}`);
  return page;
}

/** Closes a page with its window. */
export async function closePage(page: Page): Promise<void> {
  await page.context().close();
}
