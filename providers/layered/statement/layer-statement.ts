import type { IcsDocument, IxitDocument } from '../../contract/statement/document';
import type { Ics } from '../../contract/statement/statement';
import type { LayerCatalog } from './layer-catalog';

/** What the layer implements: its own entries, with the abilities of the provider below. */
export function icsOfLayer({ layer, chains }: LayerCatalog, below: Ics): IcsDocument {
  return { ...below, entries: [layer, ...chains.map(({ entry }) => entry)] };
}

/** What a tester has to know to test it: the same as of the provider below, by the ids of the chains. */
export function ixitOfLayer({ chains }: LayerCatalog, below: IxitDocument | null): IxitDocument | null {
  if (below?.multipoint === undefined) return below;
  const multipoint = below.multipoint.flatMap((session) =>
    chains
      .filter(({ over }) => over === session.dwCatalogEntryId)
      .map(({ entry }) => ({ ...session, dwCatalogEntryId: entry.dwCatalogEntryId })),
  );
  return { ...below, multipoint };
}
