import { INVALID_SOCKET } from '../../contract/constants/constants';
import type { Hex } from '../../contract/json';
import { isBase, isIfs } from '../../contract/structures/entry-traits';
import { decodeProtocolInfo, encodeProtocolInfo } from '../../contract/structures/protocol-info';
import { refuse, type Refusal } from '../../reference/answer';
import { carryOver } from './carry-over';
import type { DescriptorOverLower, LayerBehaviour } from './layer-behaviour';

/** The decisions as the page asks for them. */
export const CONFORMING_LAYER: LayerBehaviour = {
  placeInChain: (ids, layerId) => ids.indexOf(layerId),

  structureForLayer: ({ given }) => given,

  // the mark of a shared socket, in whatever field it is, goes with the base's own entry
  structureForBase: ({ given, chain, next }) =>
    encodeProtocolInfo(carryOver({ from: decodeProtocolInfo(given), beyond: chain, onto: next })),

  structureAfterwards: (given) => given,

  structureOfDuplicate: ({ written, chain, next }) =>
    isBase(next)
      ? encodeProtocolInfo(carryOver({ from: decodeProtocolInfo(written), beyond: next, onto: chain }))
      : written,

  flagsForNext: (dwFlags) => dwFlags,
  afterLowerFailure: (_name, failure) => Promise.resolve(failure),
  acquireDescriptor,
};

/** WPUCreateSocketHandle, or WPUModifyIFSHandle over the next layer's handle; the chain's id leads calls here. */
async function acquireDescriptor(question: DescriptorOverLower): Promise<Hex | Refusal> {
  const { chain, lower, context, dwContext } = question;
  const { dwCatalogEntryId } = chain;
  const { result, errno } = await (isIfs(chain)
    ? context.upcall('WPUModifyIFSHandle', { dwCatalogEntryId, ProposedHandle: lower })
    : context.upcall('WPUCreateSocketHandle', { dwCatalogEntryId, dwContext }));
  const isGiven = typeof result === 'string' && result !== INVALID_SOCKET;
  return isGiven ? (result as Hex) : refuse(errno ?? 'WSAENOBUFS');
}
