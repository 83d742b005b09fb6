import assert from 'node:assert/strict';
import { join } from 'node:path';
import test from 'node:test';
import { ESLint } from 'eslint';

const root = join(__dirname, '..', '..');

/** An import that goes against an arrow of DESIGN section 3, as a line at the top of an existing file. */
const FORBIDDEN = [
  ['providers/reference/reference.ts', '../../steps/support/world'],
  ['providers/reference/reference.ts', '../ws2_32/test-session'],
  ['providers/process/process-adapter.ts', '../../reports/write-reports'],
  ['providers/contract/messages.ts', '../ws2_32/recorder'],
  ['steps/probes/prepare.ts', '../../providers/reference/reference'],
  ['reports/write-reports.ts', '../providers/reference/reference'],
  ['reports/write-reports.ts', '../steps/probes/prepare'],
] as const;

const ALLOWED = [
  ['steps/probes/prepare.ts', '../../providers/contract/messages'],
  ['reports/write-reports.ts', '../providers/contract/messages'],
  ['cli/exit-codes.ts', '../steps/probes/prepare'],
] as const;

async function complaints(file: string, imported: string): Promise<readonly string[]> {
  const eslint = new ESLint({ cwd: root, ruleFilter: ({ ruleId }) => ruleId.startsWith('boundaries/') });
  const [result] = await eslint.lintText(`import '${imported}';\n`, { filePath: join(root, file) });
  return (result?.messages ?? []).map(({ ruleId }) => ruleId ?? 'a fatal error');
}

for (const [file, imported] of FORBIDDEN) {
  test(`${file} must not import ${imported}`, async () => {
    assert.deepEqual(await complaints(file, imported), ['boundaries/dependencies']);
  });
}

for (const [file, imported] of ALLOWED) {
  test(`${file} may import ${imported}`, async () => {
    assert.deepEqual(await complaints(file, imported), []);
  });
}
