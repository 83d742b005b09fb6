import type { Adapter } from '../contract/provider';
import { inProcessAdapter } from '../contract/service-provider/in-process-adapter';
import type { ServiceProvider, ServiceProviderFactory } from '../contract/service-provider/service-provider';
import { CONFORMING_BEHAVIOUR } from './behaviour/conforming-behaviour';
import type { ReferenceBehaviour } from './behaviour/reference-behaviour';
import { entriesOf } from './catalog/entries-of';
import { icsOf, ixitOf } from './catalog/statement';
import type { ProtocolInfo } from '../contract/structures/protocol-info';
import { spiFunctions } from './functions/spi-functions';
import { Network } from './network/network';
import { ReferenceProcess } from './process/reference-process';
import type { ReferenceShape } from './shape/reference-shape';

export { parseShape } from './shape/parse-shape';
export { SHAPE_OPTIONS } from './shape/shape-options';
export type { ReferenceShape } from './shape/reference-shape';
export type { ReferenceBehaviour } from './behaviour/reference-behaviour';
export type { ReferenceProcess } from './process/reference-process';

const PROVIDER_VERSION = '1.0.0';
const OBSERVES_ALL = {
  upcalls: true,
  nextLayer: true,
  rawArguments: true,
  completions: true,
  lpProtocolInfo: true,
};

/** The SPI functions of one process, by name. */
export type FunctionTable = ServiceProvider['functions'];

/** What a variant changes of the reference. */
export interface ReferenceOptions {
  /** What becomes of each catalog entry of the shape. */
  readonly entry?: (entry: ProtocolInfo) => ProtocolInfo;
  /** Single decisions, taken otherwise. */
  readonly behaviour?: Partial<ReferenceBehaviour>;
  /** Puts functions of its own around the finished ones of one process. */
  readonly wrap?: (functions: FunctionTable, process: ReferenceProcess) => FunctionTable;
  /** What the provider says of itself, where it is to say something else. */
  readonly describe?: (opened: ServiceProvider['opened']) => ServiceProvider['opened'];
}

/**
 * The conforming base provider in memory. Its processes share one network,
 * which is fresh for each adapter.
 * @param shape what kind of provider it is to be
 * @param options what a variant changes
 */
export function referenceAdapter(shape: ReferenceShape, options: ReferenceOptions = {}): Adapter {
  return inProcessAdapter('reference', referenceFactory(shape, options));
}

/** Makes processes of the reference on one fresh network. */
export function referenceFactory(
  shape: ReferenceShape,
  options: ReferenceOptions = {},
): ServiceProviderFactory {
  const network = new Network();
  const entries = entriesOf(shape).map((entry) => options.entry?.(entry) ?? entry);
  const behaviour: ReferenceBehaviour = { ...CONFORMING_BEHAVIOUR, ...options.behaviour };
  return (worker) => {
    const process = new ReferenceProcess({ network, shape, entries, behaviour, worker });
    const functions = spiFunctions(process);
    const opened: ServiceProvider['opened'] = {
      provider: { name: 'reference', version: PROVIDER_VERSION },
      processId: process.processId,
      ics: icsOf(shape, entries),
      ixit: ixitOf(shape, entries),
      observes: OBSERVES_ALL,
      threads: 'many',
    };
    return {
      opened: options.describe?.(opened) ?? opened,
      functions: options.wrap?.(functions, process) ?? functions,
      control: (condition, on) => shape.conditions === 'control' && network.control(condition, on),
      end: () => {
        process.end();
      },
    };
  };
}
