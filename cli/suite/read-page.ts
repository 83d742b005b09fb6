import { readFileSync } from 'node:fs';
import { UsageError } from '../usage-error';

/**
 * Reads the text of a page.
 * @throws UsageError where there is no such file, or it is no text in UTF-8
 */
export function readPage(path: string): string {
  const bytes = bytesOf(path);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UsageError(`${path} is no text in UTF-8`);
  }
}

function bytesOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new UsageError(`the page cannot be read: ${(cause as Error).message}`);
  }
}
