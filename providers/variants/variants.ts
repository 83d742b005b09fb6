import { LEGAL } from './legal/legal';
import { FAULTY } from './faulty/faulty';
import type { FaultyVariant, LegalVariant, Variant } from './variant';

export type { FaultyVariant, LegalVariant, Variant } from './variant';
export { originalOf, variantAdapter } from './variant-adapter';
export { FAULTY as FAULTY_BY_TOPIC } from './faulty/faulty';

/** Providers that conform in another way than the reference. */
export const LEGAL_VARIANTS: readonly LegalVariant[] = LEGAL;

/** Providers with one deliberate fault each. */
export const FAULTY_VARIANTS: readonly FaultyVariant[] = Object.values(FAULTY).flat();

/** The variants of the reference, the legal ones first. */
export const VARIANTS: readonly Variant[] = [...LEGAL_VARIANTS, ...FAULTY_VARIANTS];

/**
 * Finds a variant by its id.
 * @throws Error with one sentence that lists the ids, where there is none of that name
 */
export function findVariant(id: string): Variant {
  const found = VARIANTS.find((variant) => variant.id === id);
  if (found !== undefined) return found;
  const known = (variants: readonly Variant[]): string => variants.map((variant) => variant.id).join(', ');
  throw new Error(
    `There is no variant "${id}"; the legal ones are ${known(LEGAL_VARIANTS)}; the faulty ones are ${known(FAULTY_VARIANTS)}.`,
  );
}
