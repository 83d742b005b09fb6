import type { LayeredOptions } from '../layered/layered';
import type { ReferenceOptions } from '../reference/reference';

/** What every variant has. */
interface Named {
  /** Permanent, in kebab-case: results of different versions of the suite are put side by side by it. */
  readonly id: string;
  /** One plain sentence: what this provider does otherwise; of a fault, what a vendor would have done wrong. */
  readonly title: string;
}

/** A variant of the reference. */
interface OfReference {
  /** The shape that it is made from, as written after `reference:`. */
  readonly shape: string;
  readonly overrides: ReferenceOptions;
}

/** A variant of the layered provider. */
interface OfLayered {
  readonly layer: LayeredOptions;
}

/** Another way to conform, which the page leaves open: no rule may fail. */
interface Legal {
  readonly kind: 'legal';
}

/** One deliberate fault. */
interface Faulty {
  readonly kind: 'faulty';
  /** All rules that the fault breaks, by their ids; no other rule may fail. */
  readonly breaks: readonly [string, ...string[]];
}

export type LegalVariant = Named & Legal & (OfReference | OfLayered);
export type FaultyVariant = Named & Faulty & (OfReference | OfLayered);
export type Variant = LegalVariant | FaultyVariant;

/** What a fault is called and what it breaks. */
export type DescribedFault = Named & Pick<Faulty, 'breaks'>;

/** Makes a legal variant. */
export function legal(described: Named & (OfReference | OfLayered)): LegalVariant {
  return { kind: 'legal', ...described };
}

/** Makes a faulty variant. */
export function faulty(described: DescribedFault & (OfReference | OfLayered)): FaultyVariant {
  return { kind: 'faulty', ...described };
}
