import { CannotCompile, type Architecture } from './mingw';
import { buildSample, SAMPLE_DLL } from './sample';

try {
  // a word, not an option: npm.ps1 does not hand on what stands behind --
  buildSample(SAMPLE_DLL, architectureOf(process.argv[2]));
  process.stdout.write(`${SAMPLE_DLL}\n`);
} catch (cause) {
  if (!(cause instanceof CannotCompile)) throw cause;
  process.stderr.write(`${cause.message}\n`);
  process.exitCode = 1;
}

function architectureOf(word = 'x64'): Architecture {
  if (word === 'x64' || word === 'x86') return word;
  throw new CannotCompile(`npm run build:sample ${word}: it is x64 or x86`);
}
