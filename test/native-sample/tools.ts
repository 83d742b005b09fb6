import { spawnSync } from 'node:child_process';
import { hasCompiler } from '../../providers/native/build/mingw';
import { findWine } from '../../providers/native/start/wine/find-wine';

/** Why tests with a DLL cannot run on this machine, or false where they can: for the option `skip`. */
export const CANNOT_RUN_DLLS: string | false = whyNot();

function whyNot(): string | false {
  if (!hasCompiler('x64')) return 'x86_64-w64-mingw32-gcc is not installed';
  if (process.platform === 'win32') return false;
  try {
    const { loader } = findWine();
    return spawnSync(loader, ['--version']).status === 0 ? false : `${loader} does not run`;
  } catch (cause) {
    return (cause as Error).message;
  }
}
