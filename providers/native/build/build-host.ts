import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chooseCompiler } from './choose-compiler';
import { buildHost, buildHostWithMsvc, BUILT_WITH, DIGESTS, digestOf, HOST_FOLDER, hostName } from './host';
import { CannotCompile, compilerVersion, hasCompiler } from './mingw';

try {
  const present = (['x64', 'x86'] as const).filter(hasCompiler);
  const { compiler, architectures } = chooseCompiler(
    // a word, not an option: npm.ps1 does not hand on what stands behind --
    process.argv[2],
    present,
    process.env['VSCMD_ARG_TGT_ARCH'],
  );
  const build = compiler === 'mingw' ? buildHost : buildHostWithMsvc;
  for (const architecture of architectures) build(architecture, join(HOST_FOLDER, hostName(architecture)));
  const programs = readdirSync(HOST_FOLDER).filter((name) => name.endsWith('.exe'));
  const lines = programs.map((name) => `${digestOf(join(HOST_FOLDER, name))}  ${name}\n`).join('');
  writeFileSync(DIGESTS, lines);
  writeFileSync(BUILT_WITH, `${compiler === 'msvc' ? 'cl' : compilerVersion(architectures[0] ?? 'x64')}\n`);
  process.stdout.write(lines);
} catch (cause) {
  if (!(cause instanceof CannotCompile)) throw cause;
  process.stderr.write(`${cause.message}\n`);
  process.exitCode = 1;
}
