import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The sources lie beside this file, also where it was compiled to dist/. */
export const SOURCES = join(process.cwd(), 'providers', 'native', 'host');
export const DIGESTS = 'SHA256SUMS';

/** The compilers of mingw-w64, by the architecture that they compile for. */
export const COMPILERS = { x64: 'x86_64-w64-mingw32-gcc', x86: 'i686-w64-mingw32-gcc' } as const;

/** No time of day in the program, and no symbols: the same sources and compiler give the same bytes. */
const OPTIONS = [
  '-std=c11',
  '-O2',
  '-Wall',
  '-Wextra',
  '-Wno-cast-function-type',
  '-s',
  '-Wl,--no-insert-timestamp',
];
const MSVC_OPTIONS = ['/nologo', '/O2', '/W3', '/D_CRT_SECURE_NO_WARNINGS', '/experimental:deterministic'];

/** The name of the program for an architecture. */
export function hostName(architecture: keyof typeof COMPILERS): string {
  return `wsp-tck-host-${architecture}.exe`;
}

/**
 * Builds the host for an architecture.
 * @param folder where to
 * @returns the path of the program, or null where there is no such compiler
 * @throws Error where the compiler refuses the sources
 */
export function buildHost(architecture: keyof typeof COMPILERS, folder: string): string | null {
  mkdirSync(folder, { recursive: true });
  const program = join(folder, hostName(architecture));
  const sources = readdirSync(SOURCES).filter((name) => name.endsWith('.c'));
  const built = spawnSync(COMPILERS[architecture], [...OPTIONS, '-o', program, ...sources, '-lws2_32'], {
    cwd: SOURCES,
    encoding: 'utf8',
  });
  if (built.error !== undefined) return null;
  if (built.status !== 0) throw new Error(`the host does not compile:\n${built.stderr}`);
  return program;
}

/** Builds with the compiler of Microsoft, for the architecture that its command prompt was opened for. */
function buildWithMsvc(folder: string): string | null {
  const architecture = process.env['VSCMD_ARG_TGT_ARCH'] === 'x86' ? 'x86' : 'x64';
  const program = join(folder, hostName(architecture));
  const sources = readdirSync(SOURCES).filter((name) => name.endsWith('.c'));
  const built = spawnSync(
    'cl',
    [...MSVC_OPTIONS, `/Fe:${program}`, `/Fo:${folder}\\`, ...sources, 'ws2_32.lib'],
    {
      cwd: SOURCES,
      encoding: 'utf8',
    },
  );
  if (built.error !== undefined) return null;
  if (built.status !== 0) throw new Error(`the host does not compile:\n${built.stdout}`);
  return program;
}

/** The digest of a file as `sha256sum` writes it. */
export function digestOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

function main(): number {
  const folder = join(SOURCES, 'bin');
  const architectures = ['x64', 'x86'] as const;
  const built = architectures.flatMap((architecture) => buildHost(architecture, folder) ?? []);
  const programs = built.length > 0 ? built : [buildWithMsvc(folder)].flatMap((program) => program ?? []);
  if (programs.length === 0) {
    process.stderr.write(
      `There is no compiler: neither ${Object.values(COMPILERS).join(' nor ')} (Debian: apt-get install gcc-mingw-w64), nor cl.\n`,
    );
    return 2;
  }
  const present = readdirSync(folder).filter((name) => name.endsWith('.exe'));
  const lines = present.map((name) => `${digestOf(join(folder, name))}  ${name}\n`);
  writeFileSync(join(folder, DIGESTS), lines.join(''));
  process.stdout.write(lines.join(''));
  return 0;
}

if (require.main === module) process.exitCode = main();
