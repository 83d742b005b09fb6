import { chainIds, isBase, isChain } from '../../contract/structures/entry-traits';
import type { ProtocolInfo } from '../../contract/structures/protocol-info';
import { CHAIN_SHAPES, type ChainShape } from './chain-shapes';
import { baseBelow, chainOf, layerBeside } from './made-entries';

/** A chain that the tester made around a layer under test. */
export interface MadeChain {
  readonly shape: ChainShape;
  readonly entry: ProtocolInfo;
}

/** The catalog as WSCEnumProtocols tells it, and what stands in it for the tests of a layered provider. */
export interface ChainCatalog {
  /** What the provider declares, what its chains name without declaring it, and what the tester made. */
  readonly entries: readonly ProtocolInfo[];
  readonly chains: readonly MadeChain[];
  /** The entries that a client can open a socket with: a layer of itself is none. */
  readonly openable: readonly ProtocolInfo[];
  /** The ids that are the provider's own: its entries, and the chains that it stands in. */
  readonly own: ReadonlySet<number>;
}

/** A layer under test, and what the chains around it are modelled on. */
interface Layer {
  readonly id: number;
  readonly model: ProtocolInfo;
}

/**
 * Completes the declared entries to a catalog: around a layered provider stand
 * a recording base, recording layers, and chains of every shape. A base
 * provider has the catalog to itself: nobody shows it a chain.
 * @param declared the entries of the ICS
 */
export function chainCatalog(declared: readonly ProtocolInfo[]): ChainCatalog {
  const layers = layersIn(declared);
  const named = namedInChains(declared, layers);
  const used = [...declared, ...named].map(({ dwCatalogEntryId }) => dwCatalogEntryId);
  let lastId = Math.max(0, ...used);
  const nextId = (): number => (lastId += 1);
  const made = layers.map((layer) => around(layer, nextId));
  const chains = made.flatMap((one) => one.chains);
  const opened = declared.filter((entry) => isBase(entry) || isChain(entry));
  return {
    entries: [...declared, ...named, ...made.flatMap(({ entries }) => entries)],
    chains,
    openable:
      opened.length > 0
        ? opened
        : chains
            .filter(({ shape }) => shape.length === 2 && shape.overSecondBase === undefined)
            .map(({ entry }) => entry),
    own: new Set([...declared, ...chains.map(({ entry }) => entry)].map((entry) => entry.dwCatalogEntryId)),
  };
}

/** The layers that the provider declares; where it declares chains only, the ones at their heads. */
function layersIn(declared: readonly ProtocolInfo[]): readonly Layer[] {
  const chains = declared.filter(isChain);
  const layers = declared.filter((entry) => !isBase(entry) && !isChain(entry));
  if (layers.length === 0) {
    const heads = new Map(chains.map((chain) => [chainIds(chain)[0] ?? 0, chain]));
    return [...heads].map(([id, model]) => ({ id, model }));
  }
  return layers.map((layer) => ({
    id: layer.dwCatalogEntryId,
    model: chains.find((chain) => chainIds(chain).includes(layer.dwCatalogEntryId)) ?? layer,
  }));
}

/** Entries for the ids that declared chains name and that nobody declares. */
function namedInChains(declared: readonly ProtocolInfo[], layers: readonly Layer[]): readonly ProtocolInfo[] {
  const known = new Set(declared.map(({ dwCatalogEntryId }) => dwCatalogEntryId));
  const found = new Map<number, ProtocolInfo>();
  for (const chain of declared) {
    const ids = chainIds(chain);
    for (const id of ids.filter((named) => !known.has(named) && !found.has(named))) {
      found.set(id, id === ids.at(-1) ? baseBelow(chain, id) : layerBeside(chain, id));
    }
  }
  for (const { id, model } of layers) {
    const { ProviderId } = model;
    if (found.has(id)) found.set(id, { ...layerBeside(model, id), ProviderId });
  }
  return [...found.values()];
}

/** Two recording bases and recording layers for one layer under test, and the chains of them. */
function around(
  { id, model }: Layer,
  nextId: () => number,
): { readonly entries: readonly ProtocolInfo[]; readonly chains: readonly MadeChain[] } {
  const first = baseBelow(model, nextId());
  const second = baseBelow(model, nextId());
  const most = Math.max(...CHAIN_SHAPES.map(({ length }) => length)) - 2;
  const others = Array.from({ length: most }, () => layerBeside(model, nextId()));
  const chains = CHAIN_SHAPES.map((shape): MadeChain => {
    const beside = others.slice(0, shape.length - 2).map(({ dwCatalogEntryId }) => dwCatalogEntryId);
    const base = shape.overSecondBase === true ? second : first;
    const ids = [...beside.slice(0, shape.above), id, ...beside.slice(shape.above), base.dwCatalogEntryId];
    return { shape, entry: chainOf(model, nextId(), ids) };
  });
  return { entries: [first, second, ...others, ...chains.map(({ entry }) => entry)], chains };
}
