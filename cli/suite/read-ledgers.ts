import { join } from 'node:path';
import type { Ledger } from '../../reports/ledger/ledger';
import { readLedger } from '../../reports/ledger/read-ledger';
import { readRegister, type RegisteredRule } from '../../reports/queries/rules-register';
import { packageRoot } from './package-root';
import { featureFiles, PAGES, parseFeatures } from './read-features';

/** A page with its ledger and the rules of its features. */
export interface PageOfSuite {
  readonly ledger: Ledger;
  readonly rules: readonly RegisteredRule[];
}

/**
 * Reads the ledgers of all pages.
 * @throws Error where a ledger cannot be read, FeatureDefect where a feature cannot
 */
export function readLedgers(): readonly PageOfSuite[] {
  const rules = readRegister(parseFeatures(featureFiles()));
  return PAGES.map((page) => {
    const folder = `features/${page.toLowerCase()}/`;
    return {
      ledger: readLedger(join(packageRoot(), folder, 'ledger.yaml')),
      rules: rules.filter(({ uri }) => uri.startsWith(folder)),
    };
  });
}
