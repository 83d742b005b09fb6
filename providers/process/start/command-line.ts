import { ProviderCannotStart } from '../../contract/provider';

const SPECIAL = new Set([' ', '\t', '\n', '"', "'", '\\']);

/**
 * Splits a command line into words, as a shell would, without a shell: words
 * end at white space; single quotes keep everything, double quotes everything
 * but `\"` and `\\`; a backslash keeps a following space, quote or backslash and
 * is itself otherwise, so that `C:\tools\host.exe` stays what it is.
 * @throws ProviderCannotStart where a quotation mark is not closed, or there is no word
 */
export function splitCommandLine(commandLine: string): readonly string[] {
  const words: string[] = [];
  let word: string | undefined;
  let quote = '';
  const characters = Array.from(commandLine);
  for (let at = 0; at < characters.length; at += 1) {
    const character = characters[at] ?? '';
    const next = characters[at + 1] ?? '';
    if (character === '\\' && quote !== "'" && escapes(next, quote)) {
      word = (word ?? '') + next;
      at += 1;
    } else if (quote !== '') {
      if (character === quote) quote = '';
      else word = (word ?? '') + character;
    } else if (character === '"' || character === "'") {
      quote = character;
      word ??= '';
    } else if (/\s/.test(character)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else {
      word = (word ?? '') + character;
    }
  }
  if (quote !== '')
    throw new ProviderCannotStart(`the command line has an unclosed ${quote}: ${commandLine}`);
  if (word !== undefined) words.push(word);
  if (words.length === 0) throw new ProviderCannotStart('process: needs a command line');
  return words;
}

function escapes(next: string, quote: string): boolean {
  return quote === '' ? SPECIAL.has(next) : next === quote || next === '\\';
}
