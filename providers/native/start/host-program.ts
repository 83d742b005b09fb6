import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { ProviderCannotStart } from '../../contract/provider';
import { HAS_GROUPS } from '../../process/start/process-group';
import { findWine } from './wine/find-wine';
import { ownPrefix } from './wine/own-prefix';

export type Architecture = 'x64' | 'x86';

const ON_WINDOWS = process.platform === 'win32';

/** How programs of Windows are started on this machine. */
export interface HostProgram {
  /** Where the host's program lies, as Windows writes it. */
  readonly path: string;
  start(port: number, token: string): ChildProcess;
}

/**
 * The host for DLLs of an architecture: on Windows as it is, elsewhere under Wine.
 * @throws ProviderCannotStart where there is no Wine, or no host for the architecture
 */
export function hostProgram(architecture: Architecture): HostProgram {
  const program = hostFile(architecture);
  const options: SpawnOptions = {
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: HAS_GROUPS,
    windowsHide: true,
  };
  if (ON_WINDOWS) {
    return {
      path: program,
      start: (port, token) => spawn(program, [String(port), token], options),
    };
  }
  const wine = findWine();
  const env = ownPrefix(wine);
  if (architecture === 'x86') needs32BitWine(env);
  return {
    path: windowsPath(program),
    start: (port, token) => spawn(wine.loader, [program, String(port), token], { ...options, env }),
  };
}

/** @throws ProviderCannotStart where Wine was installed without its 32-bit part, or its prefix made before that */
function needs32BitWine({ WINEPREFIX: prefix = '' }: NodeJS.ProcessEnv): void {
  if (existsSync(join(prefix, 'drive_c', 'windows', 'syswow64', 'ntdll.dll'))) return;
  throw new ProviderCannotStart(
    `the DLL is made for x86, and this Wine runs no 32-bit programs: install its 32-bit part (Debian: dpkg --add-architecture i386, then apt-get update and apt-get install wine32), and remove ${dirname(realpathSync(join(prefix, 'drive_c')))}, which was made without it`,
  );
}

/** A path of this machine as a program of Windows has to be told it. */
export function windowsPath(path: string): string {
  return ON_WINDOWS ? resolve(path) : `Z:${resolve(path).replaceAll('/', '\\')}`;
}

/** The compiled steps lie in dist/, the host beside its sources. */
function hostFile(architecture: Architecture): string {
  const name = `wsp-tck-host-${architecture}.exe`;
  const places = [join(__dirname, '..'), join(__dirname, '..', '..', '..', '..', 'providers', 'native')];
  const found = places.map((place) => join(place, 'host', 'bin', name)).find((path) => existsSync(path));
  if (found === undefined) {
    throw new ProviderCannotStart(
      `there is no host for ${architecture} DLLs (${name}): build it with npm run build:host`,
    );
  }
  return found;
}
