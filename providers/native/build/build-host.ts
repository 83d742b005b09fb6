import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildHost, buildHostWithMsvc, BUILT_WITH, DIGESTS, digestOf, HOST_FOLDER, hostName } from './host';
import { CannotCompile, compilerVersion, hasCompiler } from './mingw';

try {
  const present = (['x64', 'x86'] as const).filter(hasCompiler);
  for (const architecture of present) buildHost(architecture, join(HOST_FOLDER, hostName(architecture)));
  if (present.length === 0) {
    const architecture = process.env['VSCMD_ARG_TGT_ARCH'] === 'x86' ? 'x86' : 'x64';
    buildHostWithMsvc(architecture, join(HOST_FOLDER, hostName(architecture)));
  }
  const programs = readdirSync(HOST_FOLDER).filter((name) => name.endsWith('.exe'));
  const lines = programs.map((name) => `${digestOf(join(HOST_FOLDER, name))}  ${name}\n`).join('');
  writeFileSync(DIGESTS, lines);
  writeFileSync(BUILT_WITH, `${present.length === 0 ? 'cl' : compilerVersion('x64')}\n`);
  process.stdout.write(lines);
} catch (cause) {
  if (!(cause instanceof CannotCompile)) throw cause;
  process.stderr.write(`${cause.message}\n`);
  process.exitCode = 1;
}
