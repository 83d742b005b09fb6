import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';

const MIB = 1024 * 1024;

/** There is no file of that name: whoever asked for it may know how to come by one. */
export class NoSuchFile extends Error {
  override readonly name = 'NoSuchFile';
}

/**
 * Reads a file that somebody else may have made: a regular one, no larger than
 * a limit, so that neither a device nor a pipe nor a huge file stops the reader.
 * @param limit in bytes
 * @throws NoSuchFile, or another Error with a sentence that names the file
 */
export function readBoundedFile(path: string, limit: number): Buffer {
  const file = open(path);
  try {
    const stat = fstatSync(file);
    if (!stat.isFile()) throw new Error(`${path} is no file`);
    if (stat.size > limit) throw new Error(`${path} is larger than ${String(limit / MIB)} MiB`);
    return readFileSync(file);
  } finally {
    closeSync(file);
  }
}

function open(path: string): number {
  try {
    // without waiting for a writer, where it is a pipe
    return openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') throw new NoSuchFile(`there is no file ${path}`);
    throw cause;
  }
}
