import { isIfs, isLayered } from '../structures/entry-traits';
import type { ProtocolInfo } from '../structures/protocol-info';
import { defect, note, type IcsFinding } from './ics-finding';

/** The entries beside each other. */
export function reviewCatalog(entries: readonly ProtocolInfo[]): readonly IcsFinding[] {
  const ids = entries.map((entry) => entry.dwCatalogEntryId);
  const duplicates = [...new Set(ids.filter((id, place) => ids.indexOf(id) !== place))];
  return [
    ...(entries.length === 0 ? [defect('the ICS has no catalog entry')] : []),
    ...duplicates.map((id) => defect(`more than one entry has the catalog id ${String(id)}`)),
    ...(isMixed(entries, isIfs) ? [note('entries with XP1_IFS_HANDLES and without it in one provider')] : []),
    ...(isMixed(entries, isLayered) ? [note('entries of a base and of a layered provider in one ICS')] : []),
  ];
}

function isMixed(entries: readonly ProtocolInfo[], trait: (entry: ProtocolInfo) => boolean): boolean {
  return entries.some(trait) && !entries.every(trait);
}
