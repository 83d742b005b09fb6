import { chainIds, isChain } from '../../contract/structures/entry-traits';
import {
  PROTOCOL_INFO_SIZE,
  decodeProtocolInfo,
  type ProtocolInfo,
} from '../../contract/structures/protocol-info';

/** Entries out of what WSCEnumProtocols told. @param bytes 628 for each */
export function entriesIn(bytes: string): readonly ProtocolInfo[] {
  const digits = 2 * PROTOCOL_INFO_SIZE;
  return Array.from({ length: Math.floor(bytes.length / digits) }, (_, at) =>
    decodeProtocolInfo(bytes.slice(digits * at, digits * (at + 1))),
  );
}

/**
 * Which entry of a provider a call to it is meant for: of several layers of one provider in a chain, the one right
 * below somebody else's; else the entry that the structure is; else the provider's first that is no chain.
 * @param given the structure that was handed down, where one was
 */
export function targetOf(
  catalog: readonly ProtocolInfo[],
  providerId: string,
  given: ProtocolInfo | null,
): number | undefined {
  const own = catalog.filter((entry) => entry.ProviderId === providerId && !isChain(entry));
  const isOwn = (id: number | undefined): boolean =>
    own.some(({ dwCatalogEntryId }) => dwCatalogEntryId === id);
  const chain = given === null ? [] : chainIds(given);
  const below = chain.find((id, at) => isOwn(id) && at > 0 && !isOwn(chain[at - 1]));
  if (below !== undefined) return below;
  if (given !== null && isOwn(given.dwCatalogEntryId)) return given.dwCatalogEntryId;
  return own[0]?.dwCatalogEntryId;
}
