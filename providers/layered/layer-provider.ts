import type { ServiceProvider, Worker } from '../contract/service-provider/service-provider';
import type { ProviderBelow } from './below/provider-below';
import { layerFunctions } from './functions/layer-functions';
import type { LayerParts } from './layered';
import { LayerProcess } from './process/layer-process';
import { layerCatalog } from './statement/layer-catalog';
import { icsOfLayer, ixitOfLayer } from './statement/layer-statement';

const PROVIDER_VERSION = '1.0.0';

/** One process of the layered provider. */
export function layerProvider(
  { behaviour, options }: LayerParts,
  below: ProviderBelow,
  worker: Worker,
): ServiceProvider {
  const catalog = layerCatalog(below.ics.entries);
  const process = new LayerProcess({ behaviour, below, layerId: catalog.layer.dwCatalogEntryId });
  below.reached?.attach(worker, (name, args) => process.upwards(name, args));
  const { processId, observes, threads } = below.opened;
  const opened: ServiceProvider['opened'] = {
    provider: { name: `layer over ${below.name}`, version: PROVIDER_VERSION },
    processId,
    ics: icsOfLayer(catalog, below.ics),
    ixit: ixitOfLayer(catalog, below.opened.ixit),
    observes: { ...observes, nextLayer: true, lpProtocolInfo: true },
    threads,
  };
  const functions = layerFunctions(process);
  return {
    opened: options.describe?.(opened) ?? opened,
    functions: options.wrap?.(functions, process) ?? functions,
  };
}
