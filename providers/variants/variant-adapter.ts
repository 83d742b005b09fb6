import type { Adapter } from '../contract/provider';
import { inProcessAdapter } from '../contract/service-provider/in-process-adapter';
import { parseShape, referenceFactory } from '../reference/reference';
import type { Variant } from './variant';

/** Enough for sends of several pages; little enough to judge hundreds of variants. */
const BULK_BYTES = 64 * 1024;

/** Makes a provider of a variant; its processes share a network that no other adapter has. */
export function variantAdapter({ id, shape, overrides }: Variant): Adapter {
  const factory = referenceFactory(parseShape(shape), {
    ...overrides,
    describe: (opened) => {
      const own = {
        ...opened,
        provider: { ...opened.provider, name: `reference, ${id}` },
        ixit: { ...opened.ixit, bulkBytes: BULK_BYTES },
      };
      return overrides.describe?.(own) ?? own;
    },
  });
  return inProcessAdapter('variant', factory);
}
