import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';

const COMPILER = 'x86_64-w64-mingw32-gcc';
const WARNINGS = ['-Wall', '-Werror'] as const;

/** Why tests that compile for Windows are skipped, or false. */
export const WITHOUT_MINGW: string | false =
  spawnSync(COMPILER, ['--version']).status === 0 ? false : `${COMPILER} is not installed`;

const folder = mkdtempSync(join(tmpdir(), 'wsp-tck-c-'));
after(() => {
  rmSync(folder, { recursive: true });
});

/** What the compiler says to a program, every warning being an error; an empty text where it is content. */
export function compilerSays(program: string): string {
  return compile(program, []);
}

/**
 * The same for many programs that begin with the same headers: these are read once, which is most of the work.
 * Whether a program includes what it needs is then not seen, so the first one is compiled by itself.
 */
export function compilerSaysToAll(programs: readonly string[]): readonly string[] {
  const [first, ...others] = programs;
  if (first === undefined) return [];
  const headers = join(folder, 'headers.h');
  writeFileSync(
    headers,
    first
      .match(/^#include .*$/gm)
      ?.join('\n')
      .concat('\n') ?? '',
  );
  const read = spawnSync(COMPILER, [...WARNINGS, headers], { encoding: 'utf8' });
  if (read.status !== 0) return [read.stderr];
  return [compile(first, []), ...others.map((program) => compile(program, ['-include', headers]))];
}

function compile(program: string, more: readonly string[]): string {
  const source = join(folder, 'again.c');
  writeFileSync(source, program);
  const flags = [...WARNINGS, ...more, '-o', join(folder, 'again.exe'), source];
  const { status, stderr } = spawnSync(COMPILER, flags, { encoding: 'utf8' });
  return status === 0 ? '' : `${String(status)}: ${stderr}`;
}
