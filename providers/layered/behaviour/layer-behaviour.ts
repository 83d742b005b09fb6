import type { Bytes, Hex } from '../../contract/json';
import type { Result } from '../../contract/messages';
import type { CallContext } from '../../contract/service-provider/service-provider';
import type { ProtocolInfo } from '../../contract/structures/protocol-info';
import type { Refusal } from '../../reference/answer';

/** A structure on its way down: which function it is for, and between whom. */
export interface WayDown {
  /** The function of the next layer that is called. */
  readonly function: string;
  /** The 628 bytes that this layer got. */
  readonly given: Bytes;
  /** The chain that they are of, as the catalog has it. */
  readonly chain: ProtocolInfo;
  /** The entry of the next layer, as the catalog has it. */
  readonly next: ProtocolInfo;
}

/** The entry that the next layer's WSPDuplicateSocket wrote, on its way up. */
interface WayUp {
  readonly written: Bytes;
  readonly chain: ProtocolInfo;
  readonly next: ProtocolInfo;
}

/** A descriptor of this layer's own for a socket of the next one. */
export interface DescriptorOverLower {
  readonly chain: ProtocolInfo;
  /** The next layer's descriptor. */
  readonly lower: Hex;
  readonly context: CallContext;
  /** A context for WPUCreateSocketHandle. */
  readonly dwContext: Hex;
}

/** The decisions of the layered provider that a variant may take otherwise, one function for each. */
export interface LayerBehaviour {
  /** Where in a chain this layer stands; below 0 where it does not. */
  placeInChain(ids: readonly number[], layerId: number): number;
  /** What a next layer that is a layer itself gets as lpProtocolInfo. */
  structureForLayer(way: WayDown): Bytes;
  /** What the base gets as lpProtocolInfo. */
  structureForBase(way: WayDown): Bytes;
  /** The structure behind lpProtocolInfo when the call returns. */
  structureAfterwards(given: Bytes): Bytes;
  /** What WSPDuplicateSocket gives to the client. */
  structureOfDuplicate(way: WayUp): Bytes;
  /** dwFlags for the next layer's WSPSocket. */
  flagsForNext(dwFlags: number): number;
  /**
   * What is made of a call to the next layer, with a structure handed down, that failed.
   * @param name WSPStartup, WSPSocket, WSPAddressToString or WSPStringToAddress
   * @param failure how it failed
   * @param again makes the same call once more, with the same structure or with another
   * @param way what was handed down
   * @returns the result to go on with
   */
  afterLowerFailure(
    name: string,
    failure: Result,
    again: (lpProtocolInfo?: Bytes) => Promise<Result>,
    way: WayDown,
  ): Promise<Result>;
  /** Gets this layer's descriptor from WS2_32, by the upcall that the chain's entry asks for. */
  acquireDescriptor(question: DescriptorOverLower): Promise<Hex | Refusal>;
}
