import { LAYERED_PROTOCOL, MAX_PROTOCOL_CHAIN, PROVIDER_FLAGS } from '../../contract/constants/constants';
import { chainIds, isBase, isChain } from '../../contract/structures/entry-traits';
import type { ProtocolInfo } from '../../contract/structures/protocol-info';

const PROVIDER_ID = '{2b8e5a10-6f0d-4f6e-8c55-90a3c1d7e4b2}';
/** Ids of a layer and of its chains begin at the next multiple of this. */
const ID_STEP = 1_000;
const NO_ENTRIES: readonly number[] = Array<number>(MAX_PROTOCOL_CHAIN).fill(0);

/** What the layer installs in the catalog. */
export interface LayerCatalog {
  /** The hidden entry of the layer itself. */
  readonly layer: ProtocolInfo;
  /** A chain for each entry below that a client can open. */
  readonly chains: readonly LayerChain[];
}

interface LayerChain {
  readonly entry: ProtocolInfo;
  /** The id of the entry below that the chain stands for. */
  readonly over: number;
}

/**
 * Installs a layer over the entries of a provider: over a base protocol a chain
 * of two, over a chain one that is longer by the layer.
 */
export function layerCatalog(below: readonly ProtocolInfo[]): LayerCatalog {
  const lastId = Math.max(0, ...below.map(({ dwCatalogEntryId }) => dwCatalogEntryId));
  const layerId = (Math.floor(lastId / ID_STEP) + 1) * ID_STEP;
  const underneath = below.filter(
    (entry) => isBase(entry) || (isChain(entry) && chainIds(entry).length < MAX_PROTOCOL_CHAIN),
  );
  const [first] = underneath;
  if (first === undefined) throw new RangeError('there is no entry that a layer can stand over');
  return {
    layer: {
      ...first,
      dwCatalogEntryId: layerId,
      ProviderId: PROVIDER_ID,
      ProtocolChain: { ChainLen: LAYERED_PROTOCOL, ChainEntries: NO_ENTRIES },
      dwProviderFlags: PROVIDER_FLAGS.PFL_HIDDEN,
      szProtocol: `Layer ${String(layerId)}`,
    },
    chains: underneath.map((entry, index) => ({
      over: entry.dwCatalogEntryId,
      entry: chainOver(entry, layerId, layerId + 1 + index),
    })),
  };
}

function chainOver(entry: ProtocolInfo, layerId: number, dwCatalogEntryId: number): ProtocolInfo {
  const ids = [layerId, ...(isBase(entry) ? [entry.dwCatalogEntryId] : chainIds(entry))];
  return {
    ...entry,
    dwCatalogEntryId,
    ProviderId: PROVIDER_ID,
    ProtocolChain: {
      ChainLen: ids.length,
      ChainEntries: [...ids, ...NO_ENTRIES].slice(0, MAX_PROTOCOL_CHAIN),
    },
    szProtocol: `Layer ${String(layerId)} over [${entry.szProtocol}]`,
  };
}
