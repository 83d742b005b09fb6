import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { UsageError } from '../usage-error';

/**
 * Makes a folder, and those that it lies in. Not by Node's `recursive`, which never ends where the system says of a
 * new folder that it does not exist, as below /proc.
 * @param path absolute
 * @throws UsageError where it cannot be made
 */
export function makeFolder(path: string): void {
  try {
    makeBelowRoot(path);
  } catch (cause) {
    throw new UsageError(`the folder ${path} cannot be made: ${(cause as Error).message}`);
  }
}

function makeBelowRoot(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return;
  if (dirname(path) !== path) makeBelowRoot(dirname(path));
  mkdirSync(path);
}
