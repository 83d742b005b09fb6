import type { Arguments, Bytes, Hex, Json } from '../../contract/json';
import type { Result } from '../../contract/messages';
import type { CallContext } from '../../contract/service-provider/service-provider';
import { chainIds, isBase } from '../../contract/structures/entry-traits';
import { decodeProtocolInfo, type ProtocolInfo } from '../../contract/structures/protocol-info';
import type { LayerBehaviour } from '../behaviour/layer-behaviour';
import type { ProviderBelow } from '../below/provider-below';
import { isFailure } from './is-failure';
import { CatalogOfProcess } from './catalog-of-process';
import type { LayerSocket } from './layer-socket';
import type { Link, NextLayer } from './next-layer';

const FIRST_CONTEXT = 0x9000;

/** What a process is made of. */
interface LayerProcessParts {
  readonly behaviour: LayerBehaviour;
  readonly below: ProviderBelow;
  /** The catalog id by which this layer finds itself in a chain. */
  readonly layerId: number;
}

/** A call of the next layer in which a structure is handed down. */
interface CallDown {
  readonly link: Link;
  readonly name: string;
  /** The arguments, lpProtocolInfo aside. */
  readonly args: Arguments;
  readonly given: Bytes;
}

/** One process that has the layer loaded: its startups, those of its next layers, and its descriptors. */
export class LayerProcess {
  startups = 0;
  /** The next layers that are started, by their ProviderId. */
  readonly started = new Map<string, NextLayer>();
  private readonly catalog: CatalogOfProcess;
  private readonly sockets = new Map<string, LayerSocket>();
  private nextContext = FIRST_CONTEXT;

  constructor(readonly parts: LayerProcessParts) {
    this.catalog = new CatalogOfProcess(parts.below.reached === null ? [] : parts.below.ics.entries);
  }

  get behaviour(): LayerBehaviour {
    return this.parts.behaviour;
  }

  get openSockets(): readonly LayerSocket[] {
    return [...this.sockets.values()];
  }

  find(handle: Json): LayerSocket | undefined {
    return typeof handle === 'string' ? this.sockets.get(handle) : undefined;
  }

  register(socket: LayerSocket): void {
    this.sockets.set(socket.handle, socket);
  }

  unregister({ handle }: LayerSocket): void {
    this.sockets.delete(handle);
  }

  /** A context for WPUCreateSocketHandle, of its own for each descriptor. */
  allocateContext(): Hex {
    this.nextContext += 1;
    return `0x${this.nextContext.toString(16)}`;
  }

  /**
   * Finds this layer in a chain, and what comes next.
   * @param given the structure behind lpProtocolInfo
   * @returns undefined where this layer does not stand in the chain, or nothing comes next that the catalog knows
   */
  async linkOf(given: Bytes, context: CallContext): Promise<Link | undefined> {
    const info = decodeProtocolInfo(given);
    const ids = chainIds(info);
    const place = this.behaviour.placeInChain(ids, this.parts.layerId);
    const nextId = place < 0 ? undefined : ids[place + 1];
    if (nextId === undefined) return undefined;
    const entry = await this.catalog.find(nextId, context);
    const chain = (await this.catalog.find(info.dwCatalogEntryId, context)) ?? info;
    return entry === undefined ? undefined : { chain, next: this.nextLayer(entry) };
  }

  /**
   * Calls a function of the next layer that takes a structure, and hands that down as the chain asks for it.
   * @param given the structure that this layer got
   */
  async callDown(call: CallDown, context: CallContext): Promise<Result> {
    const { link, name, args, given } = call;
    const { chain, next } = link;
    const way = { function: name, given, chain, next: next.entry };
    const handedDown = isBase(next.entry)
      ? this.behaviour.structureForBase(way)
      : this.behaviour.structureForLayer(way);
    const once = (lpProtocolInfo = handedDown): Promise<Result> =>
      next.call(name, { ...args, lpProtocolInfo }, context);
    const result = await once();
    return isFailure(name, result) ? this.behaviour.afterLowerFailure(name, result, once, way) : result;
  }

  /** The words of an upcall of the provider below, with this layer's descriptors for its own. */
  upwards(name: string, args: Arguments): Arguments {
    const parameter = { WPUCompleteOverlappedRequest: 's', WPUPostMessage: 'wParam' }[name];
    if (parameter === undefined) return args;
    const socket = this.openSockets.find(({ lower }) => lower === args[parameter]);
    return socket === undefined ? args : { ...args, [parameter]: socket.handle };
  }

  private nextLayer(entry: ProtocolInfo): NextLayer {
    const { reached, ics } = this.parts.below;
    const isHere =
      reached !== null &&
      ics.entries.some(({ dwCatalogEntryId }) => dwCatalogEntryId === entry.dwCatalogEntryId);
    return {
      entry,
      isHere,
      call: (name, args, context) =>
        reached !== null && isHere
          ? reached.call(name, args, context)
          : context.upcall(name, args, { target: entry.dwCatalogEntryId }),
    };
  }
}
