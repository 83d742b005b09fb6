import assert from 'node:assert/strict';
import test from 'node:test';
import { splitPage } from '../../reports/ledger/page/split-page';
import { SAMPLE_OUTLINE, SAMPLE_PAGE } from './sample-page';

const split = (text: string) => splitPage(text, SAMPLE_OUTLINE);
const digests = (text: string) => split(text).map(({ place, sha256 }) => `${sha256} ${place}`);

test('every statement has its place, its line and its text without the name that is in the place', () => {
  assert.deepEqual(
    split(SAMPLE_PAGE).map(({ place, line, text }) => `${String(line)} ${place}: ${text}`),
    [
      '1 Title: WSPSample',
      '3 Purpose: The WSPSample function takes a sample.',
      '5 Syntax, line 1: int WSPSample (',
      '6 Syntax, line 2: SOCKET s,',
      '7 Syntax, line 3: LPINT lpErrno',
      '8 Syntax, line 4: );',
      '13 Parameters, s, sentence 1: [in] The socket.',
      '13 Parameters, s, sentence 2: It may be of any kind.',
      '15 Parameters, lpErrno: [out] The code.',
      '19 Remarks, paragraph 1, sentence 1: A sample is small.',
      '19 Remarks, paragraph 1, sentence 2: Is it taken by WS2_32.DLL?',
      '19 Remarks, paragraph 1, sentence 3: It is not!',
      '21 Remarks, paragraph 2: The kinds are:',
      '23 Remarks, paragraph 2, item 1: if s is bound, the first kind; or',
      '25 Remarks, paragraph 2, item 2: if s is connected, the second kind',
      '27 Remarks, paragraph 3: Use any of these:',
      '30 Remarks, table of flags, WSA_FLAG_ONE, sentence 1: Takes one sample.',
      '30 Remarks, table of flags, WSA_FLAG_ONE, sentence 2: Only allowed on Tuesdays.',
      '31 Remarks, table of flags, WSA_FLAG_TWO, sentence 1: Takes two samples.',
      '31 Remarks, table of flags, WSA_FLAG_TWO, sentence 2: Only allowed on Tuesdays.',
      '33 Remarks, note "Important", sentence 1: Close the socket.',
      '33 Remarks, note "Important", sentence 2: See elsewhere.',
      '37 Return Values, sentence 1: Zero is returned.',
      '37 Return Values, sentence 2: Otherwise a code is.',
      '41 Error Codes, WSAENETDOWN: The network is down.',
      '42 Error Codes, WSAENOBUFS, sentence 1: No space is left.',
      '42 Error Codes, WSAENOBUFS, sentence 2: Nothing is taken.',
      '46 QuickInfo, Windows NT: Yes',
      '47 QuickInfo, Header: Declared in sample.h.',
      '51 See Also: WSPOther, WSPMore',
    ],
  );
});

const SAME: readonly (readonly [string, string])[] = [
  ['with line ends of Windows', SAMPLE_PAGE.replaceAll('\n', '\r\n')],
  ['with a byte order mark', `\ufeff${SAMPLE_PAGE}`],
  ['with other white space', SAMPLE_PAGE.replaceAll(' ', ' \u00a0\t')],
  [
    'with lines wrapped',
    SAMPLE_PAGE.replace('The network is', 'The\nnetwork is').replace('is small.', 'is\nsmall.'),
  ],
  ['with more empty lines', SAMPLE_PAGE.replaceAll('\n\n', '\n  \n\n')],
];

for (const [how, text] of SAME) {
  test(`a copy ${how} has the same statements`, () => {
    assert.notEqual(text, SAMPLE_PAGE);
    assert.deepEqual(digests(text), digests(SAMPLE_PAGE));
  });
}

test('composed and decomposed letters are the same text', () => {
  assert.deepEqual(
    digests(SAMPLE_PAGE.replace('small', 'sm\u00e4ll')),
    digests(SAMPLE_PAGE.replace('small', 'sma\u0308ll')),
  );
});

test('text before the first name of a section is a statement too', () => {
  const text = SAMPLE_PAGE.replace('Error Codes\n', 'Error Codes\n\nThese are all.\n');
  assert.ok(
    split(text).some(({ place, text: said }) => place === 'Error Codes' && said === 'These are all.'),
  );
});
