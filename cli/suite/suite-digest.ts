import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

/** The parts of the suite that have a say in a verdict. */
const PARTS = ['cli', 'providers', 'reports', 'steps'] as const;

/** The folder that this program runs from: the sources in development, dist/ otherwise. */
const PROGRAM = join(__dirname, '..', '..');

/** SHA-256 over names and contents of the program of the suite, so that it can be known which one gave a verdict. */
export function suiteDigest(): string {
  const hash = createHash('sha256');
  for (const part of PARTS) {
    const names = readdirSync(join(PROGRAM, part), { recursive: true, encoding: 'utf8' });
    for (const name of names.map((one) => one.replaceAll('\\', '/')).sort()) {
      if (!isProgram(name)) continue;
      hash
        .update(`${part}/${name}\0`)
        .update(readFileSync(join(PROGRAM, part, name)))
        .update('\0');
    }
  }
  return hash.digest('hex');
}

function isProgram(name: string): boolean {
  return extname(name) === extname(__filename) && !name.endsWith('.d.ts');
}
