import { decodeProtocolInfo } from '../structures/protocol-info';
import { familyName, firstFamily } from './address-families';
import type { StatementDocument } from './document';
import { NAMES, namedValue } from './named-values';
import type { StatementFault } from './statement-error';

/**
 * Every multipoint session of the IXIT for an entry that is not there, or with an address of another family than
 * its entry's: no rule would be judged by it.
 * @param document with the entries; without them nothing is known
 */
export function straySessions({ ics, ixit }: StatementDocument): readonly StatementFault[] {
  const entries = ics?.entries;
  if (entries === undefined) return [];
  const families = new Map(
    entries
      .map((entry) => (typeof entry === 'string' ? decodeProtocolInfo(entry) : entry))
      .map((entry) => [entry.dwCatalogEntryId, namedValue(NAMES.iAddressFamily, entry.iAddressFamily)]),
  );
  return (ixit?.multipoint ?? []).flatMap(({ dwCatalogEntryId, address }, index) => {
    if (!families.has(dwCatalogEntryId)) {
      const ids = [...families.keys()].join(', ');
      const text = `is ${String(dwCatalogEntryId)}, and no entry of the ICS has that catalog id: they have ${ids}`;
      return [{ place: ['ixit', 'multipoint', index, 'dwCatalogEntryId'], text }];
    }
    const family = families.get(dwCatalogEntryId);
    const begins = firstFamily(address);
    if (family === undefined || begins === undefined || begins === family) return [];
    const text = `begins with the family ${familyName(begins)} (its first two bytes, the low one first), and its entry is of ${familyName(family)}`;
    return [{ place: ['ixit', 'multipoint', index, 'address'], text }];
  });
}
