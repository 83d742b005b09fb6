import type { Adapter } from '../contract/provider';
import { inProcessAdapter } from '../contract/service-provider/in-process-adapter';
import type { ServiceProvider } from '../contract/service-provider/service-provider';
import { layeredAdapter } from '../layered/layered';
import { parseShape, referenceAdapter, referenceFactory } from '../reference/reference';
import type { Variant } from './variant';

/** Enough for sends of several pages, and more than a socket has room for; little enough to judge hundreds of variants. */
const BULK_BYTES = 160 * 1024;

/** In memory a call is done in far less; and what never comes is waited for in many scenarios of many variants. */
const CALL_MS = 1_000;

type Describe = (opened: ServiceProvider['opened']) => ServiceProvider['opened'];

/** Makes a provider of a variant; its processes share a network that no other adapter has. */
export function variantAdapter(variant: Variant): Adapter {
  if ('layer' in variant) {
    const { layer } = variant;
    return layeredAdapter(null, { ...layer, describe: describing(variant, layer.describe) });
  }
  const { shape, overrides } = variant;
  const describe = describing(variant, overrides.describe);
  return inProcessAdapter('variant', referenceFactory(parseShape(shape), { ...overrides, describe }));
}

/** The conforming provider that a variant is made from, and its name on the command line. */
export function originalOf(variant: Variant): { readonly name: string; readonly adapter: () => Adapter } {
  if ('layer' in variant) return { name: 'layered', adapter: () => layeredAdapter(null) };
  const { shape } = variant;
  return { name: `reference:${shape}`, adapter: () => referenceAdapter(parseShape(shape)) };
}

function describing({ id }: Variant, more: Describe = (opened) => opened): Describe {
  return (opened) =>
    more({
      ...opened,
      provider: { ...opened.provider, name: `${opened.provider.name}, ${id}` },
      ixit: {
        ...opened.ixit,
        bulkBytes: BULK_BYTES,
        deadlines: { ...opened.ixit?.deadlines, callMs: CALL_MS },
      },
    });
}
