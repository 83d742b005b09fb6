import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { readAmbiguities } from '../../reports/ledger/ambiguities/read-ambiguities';
import { readLedger } from '../../reports/ledger/read-ledger';

const file = join(mkdtempSync(join(tmpdir(), 'ledger-')), 'data.yaml');
const written = (text: string): string => {
  writeFileSync(file, text);
  return file;
};

const HEAD = 'page: A\noutline: { sections: { B: prose }, tables: {}, notes: [] }\nstatements:\n';

const WRONG: readonly (readonly [string, string, RegExp])[] = [
  ['a digest that is none', `${HEAD}  - { place: C, sha256: 12, class: rule }\n`, /data\.yaml:4: .*sha256/],
  [
    'an unknown class',
    `${HEAD}  - place: C\n    sha256: ${'a'.repeat(64)}\n    class: nice\n`,
    /data\.yaml:6: .*"nice".*"rule"/,
  ],
  [
    'an unknown field',
    `pages: 1\n${HEAD}  - { place: C, sha256: ${'a'.repeat(64)}, class: rule }\n`,
    /data\.yaml:.*unknown field "pages"/,
  ],
  ['no YAML', `${HEAD}  - "\n`, /data\.yaml:\d+: not YAML/],
];

for (const [what, text, expected] of WRONG) {
  test(`${what} in a ledger is told with file and line`, () => {
    assert.throws(() => readLedger(written(text)), expected);
  });
}

test('an ambiguity that says what a pass means, but names no rule, is told', () => {
  const text = '- { id: AMB-1, place: A, question: "Why?", allowed: b, why: c, otherwise: d }\n';
  assert.throws(() => readAmbiguities(written(text)), /data\.yaml:1: /);
});
