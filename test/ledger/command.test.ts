import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { PAGE_FILE, WITHOUT_PAGE } from './page-file';
import { SAMPLE_PAGE } from './sample-page';

const root = join(__dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'wsp-tck-ledger-'));

interface Ended {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

function wspTck(...args: readonly string[]): Ended {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'dist', 'cli', 'wsp-tck.js'), ...args],
    { cwd: root, encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } },
  );
  return { status, out: stdout, err: stderr };
}

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

test('without the page all that needs no text is checked, and the rest is called unproved', () => {
  const { status, out } = wspTck('ledger');
  assert.equal(status, 0, out);
  assert.match(out, /^ {2}rule +Remarks, paragraph 1, sentence 2: FLAG-1\.$/m);
  assert.match(out, /\d+ statements \(.*\), \d+ rules, no finding\nunproved: /);
});

test('the page is proved', { skip: WITHOUT_PAGE }, () => {
  const { status, out } = wspTck('ledger', '--page', PAGE_FILE);
  assert.equal(status, 0, out);
  assert.match(out, /no finding\nproved with .*: its text is these \d+ statements and nothing else\n$/);
});

test('a page with one sentence edited is exit code 1, with line and place', { skip: WITHOUT_PAGE }, () => {
  const page = readFileSync(PAGE_FILE, 'utf8');
  const line = page.split('\n').findIndex((text) => text.startsWith('WSAENETDOWN ')) + 1;
  const edited = file('edited.txt', page.replace(/^WSAENETDOWN .*$/m, 'WSAENETDOWN It is down.'));
  const { status, out } = wspTck('ledger', '--page', edited);
  assert.equal(status, 1);
  assert.ok(
    out.includes(`${edited}:${String(line)}: Error Codes, WSAENETDOWN: changed; it now reads "It is down."`),
    out,
  );
  assert.match(out, /\nnot proved with /);
});

const WRONG: readonly (readonly [string, string, RegExp])[] = [
  ['a page that is not there', join(folder, 'none.txt'), /cannot be read: .*none\.txt/],
  ['a folder', folder, /cannot be read/],
  ['a file that is no text', file('bytes', new Uint8Array([0x57, 0xff, 0xfe])), /no text in UTF-8/],
  ['an empty file', file('empty.txt', ''), /not the page WSPSocket/],
  ['another page', file('other.txt', SAMPLE_PAGE), /not the page WSPSocket/],
];

for (const [what, path, words] of WRONG) {
  test(`${what} is exit code 2 and one clear sentence`, () => {
    const { status, out, err } = wspTck('ledger', '--page', path);
    assert.equal(status, 2);
    assert.equal(out, '');
    assert.match(err, words);
    assert.equal(err.trim().split('\n').length, 1);
  });
}

test('rules shows the statements of each rule, with and without --json', () => {
  assert.match(wspTck('rules').out, /^ {2}FLAG-1 .*\n +[0-9a-f]{8} {2}Remarks, paragraph 1, sentence 2$/m);
  const rules = JSON.parse(wspTck('rules', '--json').out) as readonly {
    readonly id: string;
    readonly statements: readonly { readonly place: string; readonly sha256: string }[];
  }[];
  const [statement, ...others] = rules.find(({ id }) => id === 'FLAG-1')?.statements ?? [];
  assert.equal(statement?.place, 'Remarks, paragraph 1, sentence 2');
  assert.match(statement.sha256, /^[0-9a-f]{64}$/);
  assert.deepEqual(others, []);
});
