import type { ChainShape } from '../../providers/ws2_32/chains/chain-shapes';
import { NotApplicable } from '../support/verdicts';
import type { EntryChoice } from './entries';

/** The chains of one shape that the tester made around the provider's layers. */
function chainsOf(length: number, above: number, overSecondBase?: true): EntryChoice {
  const hasShape = (shape: ChainShape): boolean =>
    shape.length === length && shape.above === above && shape.overSecondBase === overSecondBase;
  return ({ session }) => {
    const chains = session.catalog.chains.filter(({ shape }) => hasShape(shape));
    if (chains.length === 0) throw new NotApplicable('no entry of the provider is a layer or a chain');
    return chains.map(({ entry }) => entry);
  };
}

/** Chains, the base included in their length. */
export const CHAIN_ENTRIES: { readonly [phrase: string]: EntryChoice } = {
  'a chain of two, the layer over the base': chainsOf(2, 0),
  'a chain of two, the layer over a second base': chainsOf(2, 0, true),
  'a chain of three, the layer at its head': chainsOf(3, 0),
  'a chain of three, the layer over the base': chainsOf(3, 1),
  'a chain of seven, the layer at its head': chainsOf(7, 0),
  'a chain of seven, the layer in the middle': chainsOf(7, 2),
  'a chain of seven, the layer over the base': chainsOf(7, 5),
};
