import { readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Architecture } from './mingw';
import { compileForWindows } from './mingw';

/** The sources of the sample provider. */
export const SAMPLE_FOLDER = join(__dirname, '..', 'sample');

/** Where `npm run build:sample` puts the sample provider. */
export const SAMPLE_DLL = join(SAMPLE_FOLDER, 'bin', 'sample.dll');

/** What the statement of the sample provider says, for `--statement`. */
export const SAMPLE_STATEMENT = join(SAMPLE_FOLDER, 'statement.yaml');

/**
 * Builds the sample provider (providers/native/sample).
 * @throws CannotCompile with what the compiler says
 */
export function buildSample(output = SAMPLE_DLL, architecture: Architecture = 'x64'): void {
  const sources = readdirSync(SAMPLE_FOLDER)
    .filter((name) => ['.c', '.def'].includes(extname(name)))
    .sort()
    .map((name) => join(SAMPLE_FOLDER, name));
  compileForWindows({ sources, output, architecture, kind: 'dll', libraries: ['ws2_32'] });
}
