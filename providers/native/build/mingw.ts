import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

export type Architecture = 'x64' | 'x86';

/** One program or DLL of Windows, and what it is made of. */
export interface WindowsTarget {
  /** C files, and the .def file of a DLL. */
  readonly sources: readonly string[];
  readonly output: string;
  readonly architecture: Architecture;
  readonly kind: 'dll' | 'exe';
  /** Import libraries besides the compiler's own, without `-l`. */
  readonly libraries: readonly string[];
  /** Further arguments of the compiler, such as `-DNAME`. */
  readonly options?: readonly string[];
}

/** No compiler, or it does not accept the sources. */
export class CannotCompile extends Error {
  override readonly name = 'CannotCompile';
}

const COMPILERS: { readonly [architecture in Architecture]: string } = {
  x64: 'x86_64-w64-mingw32-gcc',
  x86: 'i686-w64-mingw32-gcc',
};

/** Windows 7: the oldest system whose functions are used. */
const OLDEST_WINDOWS = '-D_WIN32_WINNT=0x0601';
const WARNINGS = ['-Wall', '-Wextra', '-Werror'];
/** The same sources give the same bytes: no symbols, no time, no path of the machine. */
const REPRODUCIBLE = ['-s', '-Wl,--no-insert-timestamp', '-Wl,--build-id=none'];
/** The linker would choose the base address of a DLL by the path of the output. */
const DLL = ['-shared', '-Wl,--enable-stdcall-fixup', '-Wl,--disable-auto-image-base'];

/** Whether the compiler for an architecture is on this machine. */
export function hasCompiler(architecture: Architecture): boolean {
  return spawnSync(COMPILERS[architecture], ['--version'], { stdio: 'ignore' }).status === 0;
}

/** Which compiler it is, as it says itself; an empty text where there is none. */
export function compilerVersion(architecture: Architecture): string {
  const { stdout } = spawnSync(COMPILERS[architecture], ['--version'], { encoding: 'utf8' });
  return hasCompiler(architecture) ? (stdout.split('\n')[0] ?? '') : '';
}

/**
 * Compiles with the compiler of mingw-w64.
 * @throws CannotCompile with what the compiler says
 */
export function compileForWindows(target: WindowsTarget): void {
  const { sources, output, architecture, kind, libraries, options = [] } = target;
  const compiler = COMPILERS[architecture];
  mkdirSync(dirname(output), { recursive: true });
  const { status, error, stderr } = spawnSync(
    compiler,
    [
      ...(kind === 'dll' ? DLL : []),
      ...['-std=c11', '-O2', '-static-libgcc', OLDEST_WINDOWS],
      ...WARNINGS,
      ...REPRODUCIBLE,
      ...options,
      ...['-o', output],
      ...sources,
      ...libraries.map((name) => `-l${name}`),
    ],
    { encoding: 'utf8' },
  );
  if (error !== undefined) {
    throw new CannotCompile(`${compiler} cannot be run (${error.message}); Debian has it in gcc-mingw-w64`);
  }
  if (status !== 0) throw new CannotCompile(`${compiler} does not make ${output}:\n${stderr}`);
}
