import assert from 'node:assert/strict';
import test from 'node:test';
import { resolveSource } from '../../reports/ledger/statements/resolve-source';
import { SAMPLE_LEDGER } from './sample-page';

const places = SAMPLE_LEDGER.statements.map(({ place }) => place);
const FLAGS = 'Remarks, table of flags';

const SOURCES: { readonly [source: string]: readonly string[] } = {
  'Parameters, lpErrno.': ['Parameters, lpErrno'],
  'Parameters, lpErrno, sentence 1': ['Parameters, lpErrno'],
  'Parameters, s.': ['Parameters, s, sentence 1', 'Parameters, s, sentence 2'],
  'Remarks, paragraph 1, sentences 1 and 3': [
    'Remarks, paragraph 1, sentence 1',
    'Remarks, paragraph 1, sentence 3',
  ],
  'Remarks, paragraph 1, sentences 2 to 3; Error Codes, WSAENETDOWN.': [
    'Remarks, paragraph 1, sentence 2',
    'Remarks, paragraph 1, sentence 3',
    'Error Codes, WSAENETDOWN',
  ],
  'Remarks, paragraph 2, item 2': ['Remarks, paragraph 2, item 2'],
  [`${FLAGS}, rows 1 to 2, sentence 2`]: [
    `${FLAGS}, WSA_FLAG_ONE, sentence 2`,
    `${FLAGS}, WSA_FLAG_TWO, sentence 2`,
  ],
  [`${FLAGS}, WSA_FLAG_ONE and WSA_FLAG_TWO, sentence 1`]: [
    `${FLAGS}, WSA_FLAG_ONE, sentence 1`,
    `${FLAGS}, WSA_FLAG_TWO, sentence 1`,
  ],
  'Remarks, note "Important", sentence 2': ['Remarks, note "Important", sentence 2'],
  'Return Values, paragraph 1, sentence 2': ['Return Values, sentence 2'],
  'See Also, paragraph 1': ['See Also'],
  'Remarks, paragraph 3; paragraph 1, sentence 2; Error Codes, WSAENETDOWN.': [
    'Remarks, paragraph 3',
    'Remarks, paragraph 1, sentence 2',
    'Error Codes, WSAENETDOWN',
  ],
};

for (const [source, expected] of Object.entries(SOURCES)) {
  test(`"${source}" names ${String(expected.length)}`, () => {
    assert.deepEqual(resolveSource(source, places), { places: expected, unknown: [] });
  });
}

for (const source of [
  'Remarks, paragraph 4',
  'Remarks, paragraph 1, sentence 4',
  'Parameters, t',
  'Remarks, table of flags, row 3',
  'Parameters, lpErrno, sentence 2',
  'Return Values, paragraph 2, sentence 1',
  'Notes',
  '',
]) {
  test(`"${source}" is no place`, () => {
    assert.deepEqual(resolveSource(source, places), { places: [], unknown: [source] });
  });
}

test('a part without a section is in that of the part before, and only there', () => {
  assert.deepEqual(resolveSource('Remarks, paragraph 3; Error Codes, WSAENETDOWN; paragraph 2', places), {
    places: ['Remarks, paragraph 3', 'Error Codes, WSAENETDOWN'],
    unknown: ['paragraph 2'],
  });
});

test('of several places each one that is not there is told', () => {
  assert.deepEqual(resolveSource('Notes; Parameters, lpErrno; Remarks, paragraph 9.', places), {
    places: ['Parameters, lpErrno'],
    unknown: ['Notes', 'Remarks, paragraph 9'],
  });
});
