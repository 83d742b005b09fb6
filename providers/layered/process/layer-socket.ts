import type { Hex } from '../../contract/json';
import type { ProtocolInfo } from '../../contract/structures/protocol-info';
import type { NextLayer } from './next-layer';

/** A descriptor of this layer, and the one of the next layer that it stands for. */
export interface LayerSocket {
  readonly handle: Hex;
  readonly lower: Hex;
  /** The chain that it was opened with, as the catalog has it. */
  readonly chain: ProtocolInfo;
  readonly next: NextLayer;
}
