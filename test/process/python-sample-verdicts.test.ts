import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { processAdapter } from '../../providers/process/process-adapter';
import { judge } from '../suite/judge';

const SAMPLE = join(__dirname, '..', '..', 'providers', 'process', 'samples', 'python-sockets');
const python = spawnSync('python3', ['--version']).status === 0;

/** The rules that the README's table gives to a verdict: `GRP-2 to GRP-10` stands for nine. */
function explained(verdict: string): readonly string[] {
  const rows = [
    ...readFileSync(join(SAMPLE, 'README.md'), 'utf8').matchAll(/^\| ([a-z ]+) \| ([A-Z].*?) \|/gm),
  ];
  return rows
    .filter(([, name]) => name === verdict)
    .flatMap(([, , rules = '']) => rules.split(', '))
    .flatMap((rules) => {
      const [, area = '', first = '', last = first] =
        /^([A-Z]+)-(\d+)(?: to [A-Z]+-(\d+))?$/.exec(rules) ?? [];
      const count = Number(last) - Number(first) + 1;
      return Array.from({ length: count }, (_, index) => `${area}-${String(Number(first) + index)}`);
    });
}

test(
  'the Python sample over real sockets: its README explains just the verdicts that it gets',
  { skip: python ? false : 'python3 is not installed' },
  async () => {
    const { conformance } = await judge(processAdapter(`python3 '${join(SAMPLE, 'provider.py')}'`));
    assert.equal(conformance.outcome, 'conformant');
    const rulesOf = (verdict: string): readonly string[] =>
      conformance.rules.filter((rule) => rule.verdict === verdict).map(({ id }) => id);
    assert.deepEqual(rulesOf('advisory'), explained('advisory'));
    assert.deepEqual([...rulesOf('not-applicable')].sort(), [...explained('not applicable')].sort());
    for (const verdict of ['fail', 'inconclusive', 'error']) assert.deepEqual(rulesOf(verdict), []);
  },
);
