import assert from 'node:assert/strict';
import test from 'node:test';
import { plainLine, plainText } from '../../../providers/contract/notation/plain-text';

test('ordinary text stays as it is, in any script', () => {
  assert.equal(plainText('Größe → ≤ 5\n\t日本', 100), 'Größe → ≤ 5\n\t日本');
});

test('terminal escapes, hidden and reordering characters are shown, not obeyed', () => {
  assert.equal(
    plainText('\u001b[31m\r\u0000\u009b\u202e\u200b\u2028\ufeff', 100),
    ['\\u{1b}[31m\\u{d}\\u{0}\\u{9b}\\u{202e}\\u{200b}\\u{2028}\\u{feff}'].join(''),
  );
  assert.equal(plainText('\ud800 \uffff', 100), '\\u{d800} \\u{ffff}');
});

test('long text is cut, and the cut is shown', () => {
  assert.equal(plainText('abcdef', 4), 'abcd… (2 characters more)');
  assert.ok(plainText('\u0001'.repeat(1_000_000), 50).length < 400);
});

test('a line is one line', () => {
  assert.equal(plainLine('a\r\nb\tc', 100), 'a b c');
});
