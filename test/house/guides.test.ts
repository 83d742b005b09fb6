import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { parse } from 'yaml';
import { wspTck } from '../suite/wsp-tck';

const docs = join(__dirname, '..', '..', 'docs');
const GUIDES = ['ci.md', 'baseline.md', 'modules.md'] as const;

const textOf = (guide: string): string => readFileSync(join(docs, guide), 'utf8');

/** The options that the help of a command names. */
const optionsOf = (command: string): readonly string[] =>
  [...wspTck(command, '--help').out.matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gm)].map(([, option = '']) => option);

for (const guide of GUIDES) {
  test(`${guide}: every command and option that it shows exists`, () => {
    const shown = [...textOf(guide).matchAll(/(?:^|npx |`)wsp-tck (\w+)((?: [^`'\n]+)?)/gm)].map(
      ([, command = '', rest = '']) => ({ command, options: rest.match(/--[a-z][\w-]*/g) ?? [] }),
    );
    assert.ok(shown.length > 0);
    for (const { command, options } of shown) {
      const known = optionsOf(command);
      assert.ok(known.includes('--help'), `there is no command ${command}`);
      for (const option of options) assert.ok(known.includes(option), `${command} has no ${option}`);
    }
  });

  test(`${guide}: what it links to exists`, () => {
    for (const [, path = ''] of textOf(guide).matchAll(/\]\((?!https?:)([^)#]+)/g)) {
      assert.ok(existsSync(join(dirname(join(docs, guide)), path)), path);
    }
  });
}

test('the snippets in YAML are YAML', () => {
  const blocks = [...textOf('ci.md').matchAll(/^```yaml\n([^]*?)^```$/gm)].map(([, text = '']) => text);
  assert.equal(blocks.length, 2);
  for (const text of blocks) assert.equal(typeof parse(text), 'object');
});
