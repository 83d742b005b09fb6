import assert from 'node:assert/strict';
import test from 'node:test';
import { provePage } from '../../reports/ledger/prove-page';
import { mutationsOf } from './mutations';
import { SAMPLE_LEDGER, SAMPLE_PAGE } from './sample-page';

const findings = (text: string): readonly string[] =>
  provePage(SAMPLE_LEDGER, text).findings.map(
    ({ place, line, text: what }) => `${line === undefined ? '' : `${String(line)} `}${place}: ${what}`,
  );

test('the page that the ledger was made from is proved', () => {
  const { statements, known, findings: found } = provePage(SAMPLE_LEDGER, SAMPLE_PAGE);
  assert.deepEqual([statements, known, found], [30, 30, []]);
});

const CHANGES: readonly {
  readonly what: string;
  readonly text: string;
  readonly found: readonly RegExp[];
}[] = [
  {
    what: 'a changed sentence',
    text: SAMPLE_PAGE.replace('Zero is', 'One is'),
    found: [
      /^37 Return Values, sentence 1: changed; it now reads "One is returned\.", SHA-256 [0-9a-f]{64}$/,
    ],
  },
  {
    what: 'an added sentence',
    text: SAMPLE_PAGE.replace('It is not!', 'It never was. It is not!'),
    found: [
      /^19 Remarks, paragraph 1, sentence 3: .*"It never was\.", SHA-256 [0-9a-f]{64}/,
      /^19 Remarks, paragraph 1, sentence 3: moved: it now stands at "Remarks, paragraph 1, sentence 4"$/,
    ],
  },
  {
    what: 'a second sentence where there was one',
    text: SAMPLE_PAGE.replace('The network is down.', 'The network is down. So it is.'),
    found: [/^41 Error Codes, WSAENETDOWN, sentence 2: added: "So it is\."/],
  },
  {
    what: 'a second paragraph where there was one',
    text: SAMPLE_PAGE.replace('a code is.', 'a code is.\n\nThat is all.'),
    found: [/^39 Return Values, paragraph 2: added: "That is all\."/],
  },
  {
    what: 'a removed sentence',
    text: SAMPLE_PAGE.replace(' Otherwise a code is.', ''),
    found: [/^Return Values, sentence 2: removed/],
  },
  {
    what: 'a removed row',
    text: SAMPLE_PAGE.replace('WSAENETDOWN The network is down.\n', ''),
    found: [/^Error Codes, WSAENETDOWN: removed/],
  },
  {
    what: 'a renamed flag',
    text: SAMPLE_PAGE.replace('WSA_FLAG_TWO', 'WSA_FLAG_SIX'),
    found: [
      /^31 Remarks, table of flags, WSA_FLAG_TWO, sentence 1: moved, with the 1 behind it: it now stands at "Remarks, table of flags, WSA_FLAG_SIX, sentence 1"$/,
    ],
  },
  {
    what: 'two paragraphs made one',
    text: SAMPLE_PAGE.replace('sample is small.', 'sample is small.\n\n'),
    found: [
      /^21 Remarks, paragraph 1, sentence 2: moved, with the 5 behind it: .*"Remarks, paragraph 2, sentence 1"$/,
    ],
  },
  {
    what: 'a heading that is there twice',
    text: `${SAMPLE_PAGE}\nQuickInfo\n`,
    found: [/^53 See Also, paragraph 2: added: "QuickInfo"/],
  },
];

for (const { what, text, found } of CHANGES) {
  test(`${what} is found, with the place`, () => {
    const told = findings(text);
    assert.equal(told.length, found.length, told.join('\n'));
    for (const [index, expected] of found.entries()) assert.match(told[index] ?? '', expected);
  });
}

test('sentences that change places are found', () => {
  const told = findings(
    SAMPLE_PAGE.replace(
      'A sample is small. Is it taken by WS2_32.DLL?',
      'Is it taken by WS2_32.DLL? A sample is small.',
    ),
  );
  assert.ok(told.length > 0);
});

test('no word and no line of a page can change, come or go without a finding', () => {
  const unseen = [...mutationsOf(SAMPLE_PAGE)].filter(({ text }) => findings(text).length === 0);
  assert.deepEqual(
    unseen.map(({ what }) => what),
    [],
  );
});
