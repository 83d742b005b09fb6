import { isIfs } from '../../providers/contract/structures/entry-traits';
import type { ProtocolInfo } from '../../providers/contract/structures/protocol-info';
import type { ChainShape } from '../../providers/ws2_32/chains/chain-shapes';
import { NotApplicable } from '../support/verdicts';
import type { EntryChoice } from './entries';

/** The chains of every shape that the tester made around layers of the provider of one kind. */
function chainsAround(kind: string, fits: (chain: ProtocolInfo) => boolean): EntryChoice {
  return ({ session }) => {
    const chains = session.catalog.chains.map(({ entry }) => entry).filter(fits);
    if (chains.length === 0) throw new NotApplicable(`no entry of the provider is ${kind} or its chain`);
    return chains;
  };
}

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
  'every chain around a layer': chainsAround('a layer', () => true),
  'every chain around an IFS layer': chainsAround('an IFS layer', isIfs),
  'every chain around a non-IFS layer': chainsAround('a non-IFS layer', (chain) => !isIfs(chain)),
};
