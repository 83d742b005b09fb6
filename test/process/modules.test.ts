import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { ProviderCannotStart } from '../../providers/contract/provider';
import { moduleAdapter } from '../../providers/process/module-adapter';
import { parseShape, referenceAdapter } from '../../providers/reference/reference';
import { allVerdicts, judge, type Judged } from '../suite/judge';

const MODULES = join(__dirname, 'modules');
const CALL_MS = 1000;
const QUICK = { ixit: { deadlines: { callMs: CALL_MS, startMs: 20_000, cleanupMs: 1000 } } };
/** Of these rules only GRP-3 makes a constrained group. */
const RULES = ['SOCK-1', 'GRP-2', 'GRP-3', 'ERR-2'];
const SOME = RULES.map((id) => `@${id}`).join(' or ');

const judgeModule = (name: string): Promise<Judged> =>
  judge(moduleAdapter(join(MODULES, name)), { statement: QUICK, tags: SOME });

/** The verdicts on the rules that were run. */
const verdictsOf = ({ verdicts }: Judged) => RULES.map((id) => `${id} ${verdicts[id] ?? 'none'}`);

const whyOf = ({ conformance }: Judged, rule: string): string => {
  const found = conformance.rules.find(({ id }) => id === rule);
  return found?.reason ?? '';
};

test('a conforming module has the verdicts that it has in process, and its digest is in the result', async () => {
  const judged = await judgeModule('conforming.mjs');
  const inProcess = await judge(referenceAdapter(parseShape('')), {
    tags: SOME,
    statement: { ixit: { processes: 'one' } },
  });
  assert.deepEqual(allVerdicts(judged), allVerdicts(inProcess));
  assert.deepEqual(verdictsOf(judged), ['SOCK-1 pass', 'GRP-2 pass', 'GRP-3 pass', 'ERR-2 pass']);
  assert.equal(judged.conformance.provider.kind, 'module');
  assert.equal(judged.conformance.provider.artifact?.file, 'conforming.mjs');
});

const TROUBLE: readonly (readonly [string, RegExp])[] = [
  ['crashes.mjs', /WSPSocket did not return: the provider process was ended by SIGSEGV/],
  ['hangs.mjs', /WSPSocket did not return within 1000 ms/],
  ['throws.mjs', /WSPSocket did not return: .*the provider threw: no groups today/],
];

for (const [name, why] of TROUBLE) {
  test(`a module that ${name.replace('.mjs', '')} loses the rule in which it does, and no other`, async () => {
    const judged = await judgeModule(name);
    assert.deepEqual(verdictsOf(judged), ['SOCK-1 pass', 'GRP-2 pass', 'GRP-3 fail', 'ERR-2 pass']);
    assert.match(whyOf(judged, 'GRP-3'), why);
  });
}

for (const name of ['common.cjs', 'compiled.cjs']) {
  test(`${name}: a CommonJS module is loaded`, async () => {
    const judged = await judgeModule(name);
    assert.equal(judged.verdicts['SOCK-1'], 'pass');
  });
}

const UNUSABLE: readonly (readonly [string, RegExp])[] = [
  ['no-default.mjs', /the default export of .*no-default\.mjs is no function/],
  ['does-not-load.mjs', /the module cannot be loaded: Error: the licence server does not answer/],
];

for (const [name, why] of UNUSABLE) {
  test(`${name}: exit code 3, with the cause`, async () => {
    const judged = await judgeModule(name);
    assert.equal(judged.exitCode, 3);
    assert.match(judged.conformance.findings[0]?.text ?? '', why);
  });
}

test('a module that is not there is told before anything is run', () => {
  for (const path of [join(MODULES, 'none.mjs'), MODULES]) {
    assert.throws(() => moduleAdapter(path), ProviderCannotStart);
  }
});

test('the module of the guide runs as it is, and keeps the rules about new descriptors', async () => {
  const guide = readFileSync(join(__dirname, '..', '..', 'docs', 'modules.md'), 'utf8');
  const path = join(mkdtempSync(join(tmpdir(), 'wsp-tck-module-')), 'my-provider.mjs');
  writeFileSync(path, /^```js\n([^]*?)^```$/m.exec(guide)?.[1] ?? '');
  const kept = ['SOCK-1', 'SOCK-4', 'SOCK-5', 'DESC-4', 'DESC-5', 'DESC-6'];
  const { conformance } = await judge(moduleAdapter(path), { tags: kept.map((id) => `@${id}`).join(' or ') });
  const verdicts = new Map(conformance.rules.map(({ id, verdict }) => [id, verdict]));
  assert.deepEqual(
    kept.map((id) => `${id} ${verdicts.get(id) ?? 'none'}`),
    kept.map((id) => `${id} pass`),
  );
});
