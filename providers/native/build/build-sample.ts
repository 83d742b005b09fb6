import { CannotCompile } from './mingw';
import { buildSample, SAMPLE_DLL } from './sample';

try {
  buildSample();
  process.stdout.write(`${SAMPLE_DLL}\n`);
} catch (cause) {
  if (!(cause instanceof CannotCompile)) throw cause;
  process.stderr.write(`${cause.message}\n`);
  process.exitCode = 1;
}
