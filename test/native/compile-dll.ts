import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileForWindows, type WindowsTarget } from '../../providers/native/build/mingw';

const SOURCES = join(__dirname, 'dlls');
const folder = mkdtempSync(join(tmpdir(), 'wsp-tck-dlls-'));
process.once('exit', () => {
  rmSync(folder, { recursive: true, force: true });
});

/**
 * Compiles a DLL of the tests.
 * @param source the C file in test/native/dlls, without its ending
 * @param faults what it is to do wrong, or beside what it does: the names that its source asks for
 * @returns its path
 */
export function compileDll(
  source: 'provider' | 'layer',
  faults: readonly string[] = [],
  more: Partial<WindowsTarget> = {},
): string {
  const { architecture = 'x64' } = more;
  const output = join(
    folder,
    `${[source, ...faults, ...(architecture === 'x64' ? [] : [architecture])].join('-').toLowerCase()}.dll`,
  );
  const target: WindowsTarget = {
    sources: [join(SOURCES, `${source}.c`)],
    output,
    architecture,
    kind: 'dll',
    libraries: ['ws2_32'],
    options: [
      ...faults.map((name) => `-D${name}`),
      // on x86 the export would be WSPStartup@76 otherwise
      '-Wl,--kill-at',
      '-Wno-cast-function-type',
      '-Wno-unused-parameter',
    ],
    ...more,
  };
  compileForWindows(target);
  return target.output;
}
