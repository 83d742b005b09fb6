import test from 'node:test';
import { expect } from 'chai';
import { ProviderCannotStart } from '../../providers/contract/provider';
import { splitCommandLine } from '../../providers/process/start/command-line';

const CASES: readonly (readonly [line: string, words: readonly string[]])[] = [
  ['python3 provider.py', ['python3', 'provider.py']],
  ['  a \t b\n', ['a', 'b']],
  [`a 'b c' "d e"`, ['a', 'b c', 'd e']],
  [`a b' 'c"d"`, ['a', 'b cd']],
  [`a '' ""`, ['a', '', '']],
  [`a "say \\"hi\\" \\\\ \\n"`, ['a', 'say "hi" \\ \\n']],
  [`a 'no \\ escape'`, ['a', 'no \\ escape']],
  ['a\\ b \\"c\\\'', ['a b', `"c'`]],
  ['C:\\tools\\host.exe --port 5', ['C:\\tools\\host.exe', '--port', '5']],
  ['"C:\\Program Files\\host.exe" x', ['C:\\Program Files\\host.exe', 'x']],
  ['echo $HOME *.ts | cat; ls & # x', ['echo', '$HOME', '*.ts', '|', 'cat;', 'ls', '&', '#', 'x']],
];

for (const [line, words] of CASES) {
  test(`words of: ${JSON.stringify(line)}`, () => {
    expect(splitCommandLine(line)).to.deep.equal(words);
  });
}

test('a quotation mark that is not closed, and no words at all', () => {
  expect(() => splitCommandLine(`a "b`)).to.throw(ProviderCannotStart, 'unclosed "');
  expect(() => splitCommandLine(`a 'b"`)).to.throw(ProviderCannotStart, "unclosed '");
  expect(() => splitCommandLine('  ')).to.throw(ProviderCannotStart, 'needs a command line');
});
