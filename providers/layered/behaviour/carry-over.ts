import type { ProtocolInfo } from '../../contract/structures/protocol-info';

/** What makes an entry the one that it is, and is never carried over to another. */
const IDENTITY: ReadonlySet<string> = new Set(['dwCatalogEntryId', 'ProtocolChain', 'ProviderId']);

/**
 * Puts what a structure holds beyond its catalog entry onto another entry: the
 * mark that WSPDuplicateSocket leaves, in whichever fields.
 */
export function carryOver({
  from,
  beyond,
  onto,
}: {
  readonly from: ProtocolInfo;
  readonly beyond: ProtocolInfo;
  readonly onto: ProtocolInfo;
}): ProtocolInfo {
  const usual: Readonly<Record<string, unknown>> = { ...beyond };
  const additional = Object.entries(from).filter(
    ([field, value]) => !IDENTITY.has(field) && value !== usual[field],
  );
  return { ...onto, ...Object.fromEntries(additional) };
}
