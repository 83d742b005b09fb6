import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Wine } from './find-wine';
import { wineEnvironment } from './wine-environment';
import { winePrefix } from './wine-prefix';

const COPIED = ['dosdevices', 'system.reg', 'user.reg', 'userdef.reg', '.update-timestamp'];
/** How long the server stays without a client, in seconds: between two hosts, and not for ever after a run that was killed. */
const SERVER_STAYS_S = '300';
/** Asking a server to end takes less than a second. */
const END_LIMIT_MS = 10_000;

let environment: NodeJS.ProcessEnv | undefined;

/**
 * A prefix for this run alone, with a server of its own, so that whatever a provider leaves there (a mutex that
 * nobody gives back, a changed registry) disturbs no other run, and nothing but ours is ended. It borrows the
 * drive of the common prefix, 700 MB that every run would else have to copy, and copies the rest, three files: what
 * one run can leave to another is a file on that drive. It is gone when the program ends.
 * @returns what to start Windows programs with
 * @throws ProviderCannotStart
 */
export function ownPrefix(wine: Wine): NodeJS.ProcessEnv {
  if (environment !== undefined) return environment;
  const common = winePrefix(wine);
  const own = mkdtempSync(join(tmpdir(), 'wsp-tck-wine-'));
  for (const name of COPIED)
    cpSync(join(common, name), join(own, name), { recursive: true, verbatimSymlinks: true });
  symlinkSync(join(common, 'drive_c'), join(own, 'drive_c'));
  const env = wineEnvironment(own);
  spawnSync(wine.server, [`-p${SERVER_STAYS_S}`], { env, stdio: 'ignore' });
  process.once('exit', () => {
    spawnSync(wine.server, ['-k'], { env, stdio: 'ignore', timeout: END_LIMIT_MS });
    rmSync(own, { recursive: true, force: true });
  });
  environment = env;
  return env;
}
