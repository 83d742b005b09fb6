import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of the package: of the sources in development, of the installed package otherwise. */
export function packageRoot(): string {
  let folder = __dirname;
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('the package that wsp-tck belongs to is not complete');
    folder = parent;
  }
  return folder;
}
