import type { Ledger } from './ledger';
import schema from './ledger.schema.json';
import { readDataFile } from './read-data-file';

/**
 * Reads the ledger of a page.
 * @param path where it is
 * @throws Error with the file, the line and what is wrong there
 */
export function readLedger(path: string): Ledger {
  return readDataFile(path, schema) as Ledger;
}
