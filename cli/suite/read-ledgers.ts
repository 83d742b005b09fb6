import { join } from 'node:path';
import type { Ambiguity } from '../../reports/ledger/ambiguities/ambiguity';
import { readAmbiguities } from '../../reports/ledger/ambiguities/read-ambiguities';
import type { Ledger } from '../../reports/ledger/ledger';
import { readLedger } from '../../reports/ledger/read-ledger';
import { readRegister, type RegisteredRule } from '../../reports/queries/rules-register';
import { packageRoot } from './package-root';
import { featureFiles, PAGES, parseFeatures } from './read-features';

/** A page with its ledger and the rules of its features. */
export interface PageOfSuite {
  readonly ledger: Ledger;
  readonly ambiguities: readonly Ambiguity[];
  readonly rules: readonly RegisteredRule[];
}

/**
 * Reads the ledgers and registers of all pages.
 * @throws Error where one of them cannot be read, FeatureDefect where a feature cannot
 */
export function readLedgers(): readonly PageOfSuite[] {
  const rules = readRegister(parseFeatures(featureFiles()));
  return PAGES.map((page) => {
    const folder = folderOf(page);
    return {
      ledger: readLedger(join(packageRoot(), folder, 'ledger.yaml')),
      ambiguities: ambiguitiesOf(page),
      rules: rules.filter(({ uri }) => uri.startsWith(folder)),
    };
  });
}

/**
 * Reads the register of ambiguities of a page.
 * @throws Error where it cannot be read
 */
export function ambiguitiesOf(page: string): readonly Ambiguity[] {
  return readAmbiguities(join(packageRoot(), folderOf(page), 'ambiguities.yaml'));
}

function folderOf(page: string): string {
  return `features/${page.toLowerCase()}/`;
}
