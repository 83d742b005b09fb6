/** How long a chain is, and where in it the layer under test stands. */
export interface ChainShape {
  /** How many entries it has, the base included. */
  readonly length: number;
  /** How many layers stand above the layer under test. */
  readonly above: number;
  /** Whether it stands over another base than the other chains. */
  readonly overSecondBase?: true;
}

/** Chains of two, three and seven entries (seven is MAX_PROTOCOL_CHAIN), the layer at every kind of place; one has a base of its own. */
export const CHAIN_SHAPES: readonly ChainShape[] = [
  { length: 2, above: 0 },
  { length: 3, above: 0 },
  { length: 3, above: 1 },
  { length: 7, above: 0 },
  { length: 7, above: 2 },
  { length: 7, above: 5 },
  { length: 2, above: 0, overSecondBase: true },
];

/** Whether what comes next below the layer under test is the base. */
export function isOverBase({ length, above }: ChainShape): boolean {
  return above === length - 2;
}
