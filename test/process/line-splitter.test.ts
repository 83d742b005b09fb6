import test from 'node:test';
import { expect } from 'chai';
import { LineSplitter, MAX_LINE_BYTES } from '../../providers/process/line/line-splitter';

test('lines are the same wherever the input is cut', () => {
  const text = 'one\n\ntwö\nthree\nrest';
  const bytes = Buffer.from(text);
  for (let size = 1; size <= bytes.length; size += 1) {
    const splitter = new LineSplitter();
    const lines: string[] = [];
    for (let at = 0; at < bytes.length; at += size) {
      lines.push(...splitter.take(bytes.subarray(at, at + size)).lines);
    }
    expect(lines).to.deep.equal(['one', '', 'twö', 'three']);
    expect(splitter.rest()).to.equal('rest');
  }
});

test('a line of the greatest length is taken, one byte more is not', () => {
  const longest = Buffer.alloc(MAX_LINE_BYTES, 'x');
  const splitter = new LineSplitter();
  expect(splitter.take(longest)).to.deep.equal({ lines: [] });
  expect(splitter.take(Buffer.from('\n')).lines[0]).to.have.length(MAX_LINE_BYTES);
  splitter.take(longest);
  const { lines, tooLong } = splitter.take(Buffer.from('x\nnext\n'));
  expect(lines).to.deep.equal([]);
  expect(tooLong).to.match(/^x+$/);
  expect(splitter.take(Buffer.from('more\n'))).to.deep.equal({ lines: [] });
});
