import { copyFileSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { compileForWindows } from '../../providers/native/build/mingw';
import { SAMPLE_FOLDER } from '../../providers/native/build/sample';

const FAULTS_FOLDER = join(__dirname, 'faults');

/** The DLLs with one fault each: one file, and a copy of it for each fault, which finds out its fault by its name. */
export interface FaultyDlls {
  readonly folder: string;
  /** @returns the path of the DLL with that fault */
  copy(fault: string): string;
}

/**
 * Compiles the sample provider together with the faults (test/native-sample/faults) into a temporary folder.
 * @throws CannotCompile
 */
export function buildFaulty(): FaultyDlls {
  const folder = mkdtempSync(join(tmpdir(), 'wsp-tck-faults-'));
  const output = join(folder, 'faulty.dll');
  const filesIn = (from: string, endings: readonly string[]): readonly string[] =>
    readdirSync(from)
      .filter((name) => endings.includes(extname(name)))
      .map((name) => join(from, name));
  compileForWindows({
    sources: [...filesIn(SAMPLE_FOLDER, ['.c', '.def']), ...filesIn(FAULTS_FOLDER, ['.c'])],
    output,
    architecture: 'x64',
    kind: 'dll',
    libraries: ['ws2_32'],
    // in shared memory of their own: what a fault leaves there would be found by the sample, which other tests run
    options: ['-DWSPStartup=SampleStartup', `-DSHARED_NAME=L"${basename(folder)}"`, '-I', SAMPLE_FOLDER],
  });
  return {
    folder,
    copy: (fault) => {
      const path = join(folder, `${fault}.dll`);
      copyFileSync(output, path);
      return path;
    },
  };
}
