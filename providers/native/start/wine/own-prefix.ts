import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Wine } from './find-wine';
import { wineEnvironment } from './wine-environment';
import { winePrefix } from './wine-prefix';

/** What the folders of such prefixes begin with; the process that each is of follows. */
const NAME = 'wsp-tck-wine-';
const OWNED = /^wsp-tck-wine-(\d+)-/;
const COPIED = ['dosdevices', 'system.reg', 'user.reg', 'userdef.reg', '.update-timestamp'];
/** How long the server stays without a client, in seconds: between two hosts, and not for ever after a run that was killed. */
const SERVER_STAYS_S = '300';
/** Longer than any run takes. */
const ABANDONED_MS = 24 * 60 * 60 * 1_000;
/** Asking a server to end takes less than a second. */
const END_LIMIT_MS = 10_000;

let environment: NodeJS.ProcessEnv | undefined;

/**
 * A prefix for this run alone, with a server of its own, so that whatever a provider leaves there (a mutex that
 * nobody gives back, a changed registry) disturbs no other run, and nothing but ours is ended. It borrows the
 * drive of the common prefix, 700 MB that every run would else have to copy, and copies the rest, three files: what
 * one run can leave to another is a file on that drive. It is gone when the program ends; what a run that was killed
 * has left is cleared away here.
 * @returns what to start Windows programs with
 * @throws ProviderCannotStart
 */
export function ownPrefix(wine: Wine): NodeJS.ProcessEnv {
  if (environment !== undefined) return environment;
  const common = winePrefix(wine);
  endAbandoned(wine);
  const own = mkdtempSync(join(tmpdir(), `${NAME}${String(process.pid)}-`));
  for (const name of COPIED)
    cpSync(join(common, name), join(own, name), { recursive: true, verbatimSymlinks: true });
  symlinkSync(join(common, 'drive_c'), join(own, 'drive_c'));
  const env = wineEnvironment(own);
  spawnSync(wine.server, [`-p${SERVER_STAYS_S}`], { env, stdio: 'ignore' });
  process.once('exit', () => {
    end(wine, own);
  });
  environment = env;
  return env;
}

function end(wine: Wine, prefix: string): void {
  const env = wineEnvironment(prefix);
  spawnSync(wine.server, ['-k'], { env, stdio: 'ignore', timeout: END_LIMIT_MS });
  rmSync(prefix, { recursive: true, force: true });
}

/**
 * A run that was killed cannot clear away what it made; a later one does. Of processes in another container, with which
 * the folder may be shared, nobody here can say whether they run: therefore only what has been left alone for long.
 */
function endAbandoned(wine: Wine): void {
  for (const name of readdirSync(tmpdir())) {
    const [, pid] = OWNED.exec(name) ?? [];
    const folder = join(tmpdir(), name);
    if (pid !== undefined && !isRunning(Number(pid)) && isOursAndOld(folder)) end(wine, folder);
  }
}

function isOursAndOld(folder: string): boolean {
  const stat = statSync(folder, { throwIfNoEntry: false });
  return stat !== undefined && stat.uid === process.getuid?.() && stat.mtimeMs < Date.now() - ABANDONED_MS;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
