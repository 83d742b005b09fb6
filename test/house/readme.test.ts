import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { referenceForms } from '../../cli/provider/resolve-reference';
import { EXIT } from '../../cli/exit-codes';

const root = join(__dirname, '..', '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

/** The first cells of the table below a head. */
function firstCells(head: string): readonly string[] {
  const table = readme.split(`| ${head} |`)[1]?.split('\n\n')[0] ?? '';
  return table
    .split('\n')
    .flatMap((line) => /^\| (?:`([^`]*)`|(\d)) \|/.exec(line)?.slice(1, 3).join('') ?? []);
}

test('README.md names every form of a provider that the command takes, and no other', () => {
  const forms = referenceForms().split('\n');
  assert.deepEqual(
    firstCells('`--provider`'),
    forms.map((line) => line.trim().split(/ {2,}/)[0]),
  );
});

test('README.md names every exit code', () => {
  assert.deepEqual(
    firstCells('exit code'),
    Object.values(EXIT).map((code) => String(code)),
  );
});

test('every file that README.md links to exists, and its picture is small', () => {
  for (const [, path = ''] of readme.matchAll(/\]\(([^)]+)\)/g))
    assert.ok(existsSync(join(root, path)), path);
  assert.ok(statSync(join(root, 'docs', 'report.png')).size < 200_000);
});
