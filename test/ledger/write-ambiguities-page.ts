import { writeFileSync } from 'node:fs';
import { PAGES } from '../../cli/suite/read-features';
import { ambiguitiesOf } from '../../cli/suite/read-ledgers';
import { ambiguitiesPage } from '../../reports/ledger/ambiguities/ambiguities-page';
import { AMBIGUITIES_FILE } from './ambiguities-file';

writeFileSync(AMBIGUITIES_FILE, PAGES.map((page) => ambiguitiesPage(page, ambiguitiesOf(page))).join('\n'));
