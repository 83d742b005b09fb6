import { findVariant, type Variant } from '../../providers/variants/variants';
import { UsageError } from '../usage-error';

/**
 * The variant with an id.
 * @throws UsageError that lists all ids, for an unknown one
 */
export function resolveVariant(id: string): Variant {
  try {
    return findVariant(id);
  } catch (cause) {
    throw new UsageError((cause as Error).message);
  }
}
