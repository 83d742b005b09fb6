import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';

const MIB = 1024 * 1024;

/**
 * Reads a file that somebody else may have made: a regular one, no larger than
 * a limit, so that neither a device nor a pipe nor a huge file stops the reader.
 * @param limit in bytes
 * @throws Error with a sentence that names the file
 */
export function readBoundedFile(path: string, limit: number): Buffer {
  // without waiting for a writer, where it is a pipe
  const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const stat = fstatSync(file);
    if (!stat.isFile()) throw new Error(`${path} is no file`);
    if (stat.size > limit) throw new Error(`${path} is larger than ${String(limit / MIB)} MiB`);
    return readFileSync(file);
  } finally {
    closeSync(file);
  }
}
