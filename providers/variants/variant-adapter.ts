import type { Adapter } from '../contract/provider';
import { inProcessAdapter } from '../contract/service-provider/in-process-adapter';
import { parseShape, referenceFactory } from '../reference/reference';
import type { Variant } from './variant';

/** Makes a provider of a variant; its processes share a network that no other adapter has. */
export function variantAdapter({ id, shape, overrides }: Variant): Adapter {
  const factory = referenceFactory(parseShape(shape), {
    ...overrides,
    describe: (opened) => {
      const named = { ...opened, provider: { ...opened.provider, name: `reference, ${id}` } };
      return overrides.describe?.(named) ?? named;
    },
  });
  return inProcessAdapter('variant', factory);
}
