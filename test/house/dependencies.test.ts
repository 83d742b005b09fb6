import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';

interface Manifest {
  readonly dependencies: { readonly [name: string]: string };
  readonly devDependencies: { readonly [name: string]: string };
}

const root = join(__dirname, '..', '..');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
const sections = readFileSync(join(root, 'docs', 'dependencies.md'), 'utf8').split(/^## /m);

/** Name, version and reason of every row of a section's table. */
function rows(heading: string): readonly (readonly [string, string, string])[] {
  const section = sections.find((text) => text.startsWith(heading)) ?? '';
  return [...section.matchAll(/^\| `([^`]+)` \| (\S+) \| ([^|]*) \|/gm)].map(
    ([, name = '', version = '', reason = '']) => [name, version, reason] as const,
  );
}

for (const [heading, declared] of [
  ['Needed to run', manifest.dependencies],
  ['Needed to build and test', manifest.devDependencies],
] as const) {
  test(`${heading}: a line for every package and version that package.json names, and no other`, () => {
    const listed = rows(heading).map(([name, version]) => `${name} ${version}`);
    const named = Object.entries(declared).map(([name, version]) => `${name} ${version}`);
    assert.deepEqual([...listed].sort(), named.sort());
  });

  test(`${heading}: every line has a reason`, () => {
    for (const [name, , reason] of rows(heading)) assert.ok(reason.trim().length > 10, name);
  });
}
