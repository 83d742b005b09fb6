import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';

const COMPILER = 'x86_64-w64-mingw32-gcc';

/** Why tests that compile for Windows are skipped, or false. */
export const WITHOUT_MINGW: string | false =
  spawnSync(COMPILER, ['--version']).status === 0 ? false : `${COMPILER} is not installed`;

const folder = mkdtempSync(join(tmpdir(), 'wsp-tck-c-'));
after(() => {
  rmSync(folder, { recursive: true });
});

/** What the compiler says to a program, every warning being an error; an empty text where it is content. */
export function compilerSays(program: string): string {
  const source = join(folder, 'again.c');
  writeFileSync(source, program);
  const flags = ['-Wall', '-Werror', '-o', join(folder, 'again.exe'), source];
  const { status, stderr } = spawnSync(COMPILER, flags, { encoding: 'utf8' });
  return status === 0 ? '' : `${String(status)}: ${stderr}`;
}
