import { existsSync } from 'node:fs';
import { join } from 'node:path';

const file =
  process.env['WSP_TCK_PAGE'] ?? join(__dirname, '..', '..', '..', 'shared', 'spec', 'WSPSocket.txt');

/** The text of the WSPSocket page, which is not in the repository; WSP_TCK_PAGE names another place of it. */
export const PAGE_FILE = file;

/** Why tests that need the text are skipped where it is not there. */
export const NO_PAGE =
  'the text of the page is not here (WSP_TCK_PAGE=FILE names it): that the ledger is complete stays unproved';

/** The reason to skip a test that needs the text, or false where the text is there. */
export const WITHOUT_PAGE: string | false = existsSync(file) ? false : NO_PAGE;
