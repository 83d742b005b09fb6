import { readBoundedFile } from '../../providers/contract/read-bounded-file';
import { UsageError } from '../usage-error';

/** In bytes; a key has a few hundred. */
const LARGEST_KEY = 64 * 1024;

/**
 * Reads a key file.
 * @param read what makes a key of its bytes
 * @throws UsageError where it cannot be read; what `read` throws, where it is no key
 */
export function readKey<Key>(path: string, read: (pem: Uint8Array, name: string) => Key): Key {
  let pem: Uint8Array;
  try {
    pem = readBoundedFile(path, LARGEST_KEY);
  } catch (cause) {
    throw new UsageError(`the key cannot be read: ${(cause as Error).message}`);
  }
  return read(pem, path);
}
