import { ProviderCannotStart } from '../contract/provider';
import { readBoundedFile } from '../contract/read-bounded-file';
import { parseTranscript, type RecordedRun } from './parse-transcript';

/** In bytes. */
const LARGEST = 256 * 1024 * 1024;

/**
 * Reads transcript.ndjson.
 * @throws ProviderCannotStart where the file cannot be read or is none
 */
export function readTranscript(path: string): RecordedRun {
  return parseTranscript(bytesOf(path), path);
}

function bytesOf(path: string): Uint8Array {
  try {
    return readBoundedFile(path, LARGEST);
  } catch (cause) {
    throw new ProviderCannotStart(`the transcript ${path} cannot be read: ${(cause as Error).message}`);
  }
}
