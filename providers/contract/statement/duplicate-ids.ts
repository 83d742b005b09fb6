import { decodeProtocolInfo } from '../structures/protocol-info';
import type { StatementDocument } from './document';
import type { StatementFault } from './statement-error';

/** Every entry whose catalog id an earlier entry has already. */
export function duplicateIds(document: StatementDocument): readonly StatementFault[] {
  const first = new Map<number, number>();
  return (document.ics?.entries ?? []).flatMap((entry, index) => {
    const id =
      typeof entry === 'string' ? decodeProtocolInfo(entry).dwCatalogEntryId : entry.dwCatalogEntryId;
    const earlier = first.get(id);
    if (earlier === undefined) {
      first.set(id, index);
      return [];
    }
    const text = `has the catalog id ${String(id)}, which entries[${String(earlier)}] has already`;
    return [{ place: ['ics', 'entries', index, 'dwCatalogEntryId'], text }];
  });
}
