import type { Adapter } from '../contract/provider';
import { inProcessAdapter } from '../contract/service-provider/in-process-adapter';
import type { ServiceProvider } from '../contract/service-provider/service-provider';
import { CONFORMING_LAYER } from './behaviour/conforming-layer';
import type { LayerBehaviour } from './behaviour/layer-behaviour';
import { spawnOver } from './below/spawn-over';
import type { LayerProcess } from './process/layer-process';
import { layerProvider } from './layer-provider';
import { NOTHING_BELOW } from './statement/nothing-below';

export type { LayerBehaviour, WayDown } from './behaviour/layer-behaviour';

/** The SPI functions of one process, by name. */
export type FunctionTable = ServiceProvider['functions'];

/** What a variant changes of the layered provider. */
export interface LayeredOptions {
  /** Single decisions, taken otherwise. */
  readonly behaviour?: Partial<LayerBehaviour>;
  /** Puts functions of its own around the finished ones of one process. */
  readonly wrap?: (functions: FunctionTable, process: LayerProcess) => FunctionTable;
  /** What the provider says of itself, where it is to say something else. */
  readonly describe?: (opened: ServiceProvider['opened']) => ServiceProvider['opened'];
}

/** The options, with nothing left open. */
export interface LayerParts {
  readonly behaviour: LayerBehaviour;
  readonly options: LayeredOptions;
}

/**
 * The conforming layered provider. A call to its next layer is an upcall with
 * the catalog id meant, which the tester answers and records, unless that id is
 * of the provider that it was installed over: then it is a call of that one.
 * @param over the provider to stand over, any at all; null: only what the tester plays
 * @param options what a variant changes
 */
export function layeredAdapter(over: Adapter | null, options: LayeredOptions = {}): Adapter {
  const parts: LayerParts = { behaviour: { ...CONFORMING_LAYER, ...options.behaviour }, options };
  if (over === null)
    return inProcessAdapter('layered', (worker) => layerProvider(parts, NOTHING_BELOW, worker));
  return {
    kind: 'layered',
    ...(over.artifact === undefined ? {} : { artifact: over.artifact }),
    spawn: (tester) => spawnOver(over, parts, tester),
  };
}
