import { readDataFile } from '../read-data-file';
import schema from './ambiguities.schema.json';
import type { Ambiguity } from './ambiguity';

/**
 * Reads the register of a page's ambiguities.
 * @param path where it is
 * @throws Error with the file, the line and what is wrong there
 */
export function readAmbiguities(path: string): readonly Ambiguity[] {
  return readDataFile(path, schema) as readonly Ambiguity[];
}
