import { join } from 'node:path';
import { readBoundedFile } from '../../providers/contract/read-bounded-file';
import { CONFORMANCE_FILE } from '../conformance/read-conformance';
import { UnreadableResult } from '../conformance/unreadable-result';

/** The files of a result that a certificate is about, byte for byte. */
export interface Evidence {
  readonly conformance: Uint8Array;
  readonly messages: Uint8Array;
  readonly transcript: Uint8Array;
}

/** Their names in the folder of the result. */
export const EVIDENCE_FILES: { readonly [part in keyof Evidence]: string } = {
  conformance: CONFORMANCE_FILE,
  messages: 'messages.ndjson',
  transcript: 'transcript.ndjson',
};

/** In bytes, for each file; what a full run with megabytes of bulk data leaves stays far below. */
const LARGEST = 256 * 1024 * 1024;

/**
 * Reads the files of a result.
 * @param folder what `run` has left
 * @throws UnreadableResult where one is missing, no file, or too large
 */
export function readEvidence(folder: string): Evidence {
  const read = (part: keyof Evidence): Uint8Array => {
    try {
      return readBoundedFile(join(folder, EVIDENCE_FILES[part]), LARGEST);
    } catch (cause) {
      throw new UnreadableResult(
        `the result in ${folder} is not complete, a certificate needs all of it: ${(cause as Error).message}`,
      );
    }
  };
  return { conformance: read('conformance'), messages: read('messages'), transcript: read('transcript') };
}
