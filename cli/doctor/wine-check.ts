import { findWine } from '../../providers/native/start/wine/find-wine';
import type { Check } from './check';
import { versionOf } from './program-check';

const ABOUT = {
  name: 'Windows or Wine',
  need: 'some providers',
  serves: '--provider dll:PATH and --provider winsock',
  advice: 'install Wine (Debian: apt-get install wine64), or name its program in WSP_TCK_WINE',
} as const;

/** Whether programs and DLLs of Windows run here: on Windows always, elsewhere by Wine. */
export function checkWine(): Check {
  if (process.platform === 'win32') return { ...ABOUT, state: 'there', found: 'this is Windows' };
  try {
    const { loader } = findWine();
    const version = versionOf(loader);
    return version === undefined
      ? { ...ABOUT, state: 'missing', found: `${loader} is there and cannot be run` }
      : { ...ABOUT, state: 'there', found: version };
  } catch {
    return { ...ABOUT, state: 'missing', found: 'no Wine' };
  }
}
