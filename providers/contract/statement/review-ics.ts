import type { IcsFinding } from './ics-finding';
import { reviewCatalog } from './review-catalog';
import { reviewChain } from './review-chain';
import { reviewFlags } from './review-flags';
import { reviewTriple } from './review-triple';
import type { Ics } from './statement';

/**
 * Reads the catalog entries before anything is tested, and reports what no
 * provider can keep (defects) and what is unusual (notes).
 */
export function reviewIcs(ics: Ics): readonly IcsFinding[] {
  const inEntries = ics.entries.flatMap((entry) => {
    const found = [...reviewTriple(entry), ...reviewFlags(entry), ...reviewChain(entry)];
    const name = `entry ${String(entry.dwCatalogEntryId)} (${entry.szProtocol})`;
    return found.map(({ severity, text }) => ({ severity, text: `${name}: ${text}` }));
  });
  return [...reviewCatalog(ics.entries), ...inEntries];
}
