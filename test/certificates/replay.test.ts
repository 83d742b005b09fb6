import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import test from 'node:test';
import { deriveAgain } from '../../cli/running/derive-again';
import type { Adapter } from '../../providers/contract/provider';
import type { StatementDocument } from '../../providers/contract/statement/document';
import { layeredAdapter } from '../../providers/layered/layered';
import { processAdapter } from '../../providers/process/process-adapter';
import { parseShape, referenceAdapter } from '../../providers/reference/reference';
import { findVariant, variantAdapter } from '../../providers/variants/variants';
import { checkEvidence } from '../../reports/certificates/check/check-evidence';
import { readEvidence } from '../../reports/certificates/evidence';
import { readConformance } from '../../reports/conformance/read-conformance';
import { AT_NIGHT } from '../nightly/at-night';
import { judge, type Judged } from '../suite/judge';

const root = join(__dirname, '..', '..');
const sample = join(root, 'providers', 'process', 'samples', 'python-sockets', 'provider.py');
const python = spawnSync('python3', ['--version']).status === 0;

/** Not the verdicts alone: reasons, choices, findings, profile, statement, and what the provider said of itself. */
async function assertReplays({ folder }: Judged): Promise<void> {
  const differences = await checkEvidence(readConformance(folder), readEvidence(folder), deriveAgain);
  assert.deepEqual(differences, []);
}

const PROVIDERS: Readonly<Record<string, () => Adapter>> = {
  'the minimal provider': () => referenceAdapter(parseShape('minimal')),
  'the layered provider over the reference': () => layeredAdapter(referenceAdapter(parseShape(''))),
};

for (const [name, adapter] of Object.entries(PROVIDERS)) {
  test(`${name} replays to the same result in all`, async () => {
    const judged = await judge(adapter());
    assert.notEqual(judged.conformance.outcome, 'non-conformant');
    await assertReplays(judged);
  });
}

/** Each goes wrong in a way of its own: it crashes, or breaks the chain; at night also loses, and never completes. */
const FAULTY = [
  'crash-inside-the-hook',
  'layer-drops-the-code-of-the-next-layer',
  ...(AT_NIGHT ? ['long-sends-are-lost', 'overlapped-receive-never-completes'] : []),
];

const QUICK: StatementDocument = { ixit: { deadlines: { callMs: 500 } } };

for (const id of FAULTY) {
  test(`${id} replays to the same failures, its statement file included`, async () => {
    const judged = await judge(variantAdapter(findVariant(id)), { statement: QUICK });
    assert.equal(judged.conformance.outcome, 'non-conformant');
    assert.equal(judged.conformance.ixit.deadlines.callMs, 500);
    await assertReplays(judged);
  });
}

test(
  'a program over real sockets, where time and order are chance, replays to the same result',
  { skip: python ? false : 'python3 is not installed' },
  async () => {
    await assertReplays(await judge(processAdapter(`python3 '${sample}'`)));
  },
);
