import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join, sep } from 'node:path';
import { CannotCompile, compileForWindows, type Architecture } from './mingw';

const FOLDER = join(__dirname, '..', 'host');

/** Where the built hosts lie, and their digests beside them as `sha256sum` writes them. */
export const HOST_FOLDER = join(FOLDER, 'bin');
export const DIGESTS = join(HOST_FOLDER, 'SHA256SUMS');
/** The compiler that built them, as it says itself: another one gives other bytes. */
export const BUILT_WITH = join(HOST_FOLDER, 'built-with.txt');

/** The program of the host for DLLs of an architecture. */
export function hostName(architecture: Architecture): string {
  return `wsp-tck-host-${architecture}.exe`;
}

/**
 * Builds the host (providers/native/host) with mingw-w64: the same sources and compiler give the same bytes.
 * @throws CannotCompile with what the compiler says
 */
export function buildHost(architecture: Architecture, output: string): void {
  compileForWindows({
    sources: sourceFiles().map((name) => join(FOLDER, name)),
    output,
    architecture,
    kind: 'exe',
    libraries: ['ws2_32'],
    // a function is called by its address alone: what it takes is known where the call comes from
    options: ['-Wno-cast-function-type'],
  });
}

/**
 * Builds the host with the compiler of Microsoft, for the architecture that its command prompt was opened for.
 * @throws CannotCompile, also where the `cl` that is found makes programs for another one
 */
export function buildHostWithMsvc(architecture: Architecture, output: string): void {
  // cl leaves an object file for each source where it is told to
  const objects = mkdtempSync(join(tmpdir(), 'wsp-tck-objects-'));
  const { status, error, stdout } = spawnSync(
    'cl',
    [
      '/nologo',
      `/Fo${objects}${sep}`,
      '/std:c11',
      '/O2',
      '/W3',
      '/D_CRT_SECURE_NO_WARNINGS',
      `/Fe:${output}`,
      ...sourceFiles(),
      'ws2_32.lib',
    ],
    { cwd: FOLDER, encoding: 'utf8' },
  );
  rmSync(objects, { recursive: true });
  if (error !== undefined) {
    throw new CannotCompile(
      `cl cannot be run for ${architecture}: open a command prompt of Visual Studio for it`,
    );
  }
  if (status !== 0) throw new CannotCompile(`cl does not make ${output}:\n${stdout}`);
  const made = madeFor(output);
  if (made !== architecture) {
    throw new CannotCompile(
      `cl made ${output} for ${made ?? 'another processor'}, not for ${architecture}: the first cl in PATH is not that of the command prompt`,
    );
  }
}

const PE_OFFSET_AT = 0x3c;
const MACHINE_AT = 4;
const MACHINES: { readonly [machine: number]: Architecture } = { 0x8664: 'x64', 0x14c: 'x86' };

/** What processor a program of Windows is made for; undefined where it is none that there is a host for. */
export function madeFor(program: string): Architecture | undefined {
  const memory = readFileSync(program);
  const machine = memory.readUInt32LE(PE_OFFSET_AT) + MACHINE_AT;
  return machine + 2 > memory.length ? undefined : MACHINES[memory.readUInt16LE(machine)];
}

/** The SHA-256 digest of a file, in hex. */
export function digestOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

function sourceFiles(): readonly string[] {
  return readdirSync(FOLDER)
    .filter((name) => extname(name) === '.c')
    .sort();
}
