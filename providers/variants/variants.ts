import { ARGUMENT_CODES } from './faulty/argument-codes';
import { CATALOG_ID } from './faulty/catalog-id';
import { CHARACTERISTICS } from './faulty/characteristics';
import { CLOSING } from './faulty/closing';
import { CREATE_SOCKET_HANDLE } from './faulty/create-socket-handle';
import { FAILING_UPCALL } from './faulty/failing-upcall';
import { FROM_INFO } from './faulty/from-protocol-info';
import { HEEDING } from './faulty/heeding';
import { MODIFY_IFS_HANDLE } from './faulty/modify-ifs-handle';
import { NEW_DESCRIPTOR } from './faulty/new-descriptor';
import { PROTOCOL_INFO_WRITTEN } from './faulty/protocol-info-written';
import { REFUSED_CALLS } from './faulty/refused-calls';
import { RETURN_VALUES } from './faulty/return-values';
import { ZERO } from './faulty/zero';
import { ARGUMENTS } from './legal/arguments';
import { EARLY_DESCRIPTORS } from './legal/early-descriptors';
import { MORE_UPCALLS } from './legal/more-upcalls';
import { READ_BACK } from './legal/read-back';
import { RETURNS } from './legal/returns';
import { STOCK_OF_DESCRIPTORS } from './legal/stock-of-descriptors';
import type { FaultyVariant, LegalVariant, Variant } from './variant';

export type { FaultyVariant, LegalVariant, Variant } from './variant';
export { variantAdapter } from './variant-adapter';

/** Providers that conform in another way than the reference. */
export const LEGAL_VARIANTS: readonly LegalVariant[] = [
  ...ARGUMENTS,
  ...STOCK_OF_DESCRIPTORS,
  ...EARLY_DESCRIPTORS,
  ...MORE_UPCALLS,
  ...READ_BACK,
  ...RETURNS,
];

/** Providers with one deliberate fault each. */
export const FAULTY_VARIANTS: readonly FaultyVariant[] = [
  ...NEW_DESCRIPTOR,
  ...CLOSING,
  ...CHARACTERISTICS,
  ...PROTOCOL_INFO_WRITTEN,
  ...REFUSED_CALLS,
  ...CREATE_SOCKET_HANDLE,
  ...MODIFY_IFS_HANDLE,
  ...CATALOG_ID,
  ...FAILING_UPCALL,
  ...HEEDING,
  ...ZERO,
  ...FROM_INFO,
  ...RETURN_VALUES,
  ...ARGUMENT_CODES,
];

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
