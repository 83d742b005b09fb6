import { join } from 'node:path';

/** The page of the documentation that is made from the register. */
export const AMBIGUITIES_FILE = join(__dirname, '..', '..', 'docs', 'ambiguities.md');
