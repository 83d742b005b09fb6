import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';

const folder = mkdtempSync(join(tmpdir(), 'wsp-tck-pages-'));
after(() => {
  rmSync(folder, { recursive: true });
});

/** Writes a page where a browser can open it. */
export function pageFile(name: string, html: string): string {
  const file = join(folder, `${name}.html`);
  writeFileSync(file, html);
  return file;
}

/** The page as a reader has it whose browser runs no script. */
export function withoutScript(file: string): string {
  const html = readFileSync(file, 'utf8').replace(/<script>[^]*?<\/script>/, '');
  return pageFile('without-script', html);
}

/** The page with everything unfolded. */
export function unfolded(file: string): string {
  const html = readFileSync(file, 'utf8').replace(/<details /g, '<details open ');
  return pageFile('unfolded', html);
}
