import { spawnSync } from 'node:child_process';
import { hasCompiler } from '../../providers/native/build/mingw';
import { hostProgram } from '../../providers/native/start/host-program';
import { findWine } from '../../providers/native/start/wine/find-wine';

/** Why tests with a DLL cannot run on this machine, or false where they can: for the option `skip`. */
export const CANNOT_RUN_DLLS: string | false = whyNot();

/** The same for DLLs of x86; asks Wine, for which a prefix is made. */
export function whyNotX86Dlls(): string | false {
  if (CANNOT_RUN_DLLS !== false) return CANNOT_RUN_DLLS;
  if (!hasCompiler('x86')) return 'i686-w64-mingw32-gcc is not installed';
  try {
    hostProgram('x86');
    return false;
  } catch (cause) {
    return (cause as Error).message;
  }
}

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
