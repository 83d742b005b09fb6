import type { ReferenceOptions } from '../reference/reference';

/** What every variant of the reference has. */
interface Described {
  /** Permanent, in kebab-case: results of different versions of the suite are put side by side by it. */
  readonly id: string;
  /** One plain sentence: what this provider does otherwise; of a fault, what a vendor would have done wrong. */
  readonly title: string;
  /** The shape of the reference that it is made from, as written after `reference:`. */
  readonly shape: string;
  readonly overrides: ReferenceOptions;
}

/** Another way to conform, which the page leaves open: no rule may fail. */
export interface LegalVariant extends Described {
  readonly kind: 'legal';
}

/** One deliberate fault. */
export interface FaultyVariant extends Described {
  readonly kind: 'faulty';
  /** All rules that the fault breaks, by their ids; no other rule may fail. */
  readonly breaks: readonly [string, ...string[]];
}

export type Variant = LegalVariant | FaultyVariant;

/** Makes a legal variant. */
export function legal(described: Omit<LegalVariant, 'kind'>): LegalVariant {
  return { kind: 'legal', ...described };
}

/** Makes a faulty variant. */
export function faulty(described: Omit<FaultyVariant, 'kind'>): FaultyVariant {
  return { kind: 'faulty', ...described };
}
