import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { ProviderCannotStart } from '../../../contract/provider';

/** Where the loader and the server of Wine are. */
export interface Wine {
  readonly loader: string;
  readonly server: string;
}

/** Names the loader of Wine, where it is not found by itself. */
const WINE_VARIABLE = 'WSP_TCK_WINE';

const FOLDERS = ['/usr/lib/wine', '/opt/wine-stable/bin', '/opt/wine-devel/bin'];
const LOADERS = ['wine64', 'wine'];
/** Debian's `wineserver` is a script that ends with its first client. */
const SERVERS = ['wineserver64', 'wineserver'];

/**
 * Finds Wine: named by WSP_TCK_WINE, where Debian puts it, or in PATH.
 * @throws ProviderCannotStart where there is none
 */
export function findWine(): Wine {
  const named = process.env[WINE_VARIABLE];
  if (named !== undefined && named !== '') {
    const wine = wineAt(named);
    if (wine === undefined) {
      throw new ProviderCannotStart(
        `${WINE_VARIABLE} names ${named}, which is not there or has no wineserver beside it; it has to be the program wine64 or wine`,
      );
    }
    return wine;
  }
  const folders = [
    ...FOLDERS,
    ...(process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== ''),
  ];
  for (const folder of folders) {
    for (const loader of LOADERS) {
      const wine = wineAt(join(folder, loader));
      if (wine !== undefined) return wine;
    }
  }
  throw new ProviderCannotStart(
    `a DLL of Windows needs Wine here, and there is none: install it (Debian: apt-get install wine64), or name the program wine64 in ${WINE_VARIABLE}`,
  );
}

function wineAt(loader: string): Wine | undefined {
  const server = SERVERS.map((name) => join(dirname(loader), name)).find((path) => existsSync(path));
  return existsSync(loader) && server !== undefined ? { loader, server } : undefined;
}
