import { definePhrases } from './phrases';

/** The functions for which a layer hands a structure down. */
export type LayerFunction =
  'WSPStartup' | 'WSPSocket' | 'WSPAddressToString' | 'WSPStringToAddress' | 'WSPDuplicateSocket';

definePhrases<LayerFunction>('layerFunction', {
  WSPStartup: 'WSPStartup',
  WSPSocket: 'WSPSocket',
  WSPAddressToString: 'WSPAddressToString',
  WSPStringToAddress: 'WSPStringToAddress',
  WSPDuplicateSocket: 'WSPDuplicateSocket',
});
