import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { ProviderCannotStart } from '../../../contract/provider';
import type { Wine } from './find-wine';
import { wineEnvironment } from './wine-environment';

/** Names the folder of the prefix, where it is not to lie in the cache of the user. */
const PREFIX_VARIABLE = 'WSP_TCK_WINEPREFIX';

/** The file that Wine writes when a prefix is complete. */
const COMPLETE = '.update-timestamp';
/** What making a prefix may take on a slow machine; it takes about ten seconds on others. */
const CREATION_LIMIT_MS = 300_000;

/**
 * The prefix from which every run takes its own (own-prefix.ts): made once. Its registry is only copied from then on; its
 * drive is shared by all runs, and what a provider writes there stays.
 * @throws ProviderCannotStart where Wine cannot make it
 */
export function winePrefix(wine: Wine): string {
  const named = process.env[PREFIX_VARIABLE];
  const cache = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
  const prefix = named === undefined || named === '' ? join(cache, 'wsp-tck', 'wine') : named;
  if (!existsSync(join(prefix, COMPLETE))) create(wine, prefix);
  return prefix;
}

function folderBeside(prefix: string): string {
  try {
    if (existsSync(prefix) && readdirSync(prefix).length > 0)
      throw new Error('it holds something else than a complete prefix');
    mkdirSync(dirname(prefix), { recursive: true });
    return mkdtempSync(`${prefix}-`);
  } catch (cause) {
    throw new ProviderCannotStart(
      `no Wine prefix can be made in ${prefix} (${(cause as Error).message}); ${PREFIX_VARIABLE} names another place`,
    );
  }
}

/** Made beside its place and then moved, so that two runs at once do no harm, nor one that is interrupted. */
function create(wine: Wine, prefix: string): void {
  const made = folderBeside(prefix);
  process.stderr.write(`Making a Wine prefix in ${prefix}: once, about ten seconds and 700 MB\n`);
  try {
    const env = wineEnvironment(made);
    const options = { env, stdio: 'ignore', timeout: CREATION_LIMIT_MS } as const;
    spawnSync(wine.loader, ['wineboot', '--init'], options);
    spawnSync(wine.server, ['-k'], options);
    spawnSync(wine.server, ['-w'], options);
    if (!existsSync(join(made, COMPLETE))) {
      throw new ProviderCannotStart(`Wine (${wine.loader}) could not make a prefix in ${made}`);
    }
    try {
      renameSync(made, prefix);
    } catch (cause) {
      // another run was faster
      if (!existsSync(join(prefix, COMPLETE))) throw cause;
    }
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
}
