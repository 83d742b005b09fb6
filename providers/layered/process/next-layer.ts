import type { Arguments } from '../../contract/json';
import type { Result } from '../../contract/messages';
import type { CallContext } from '../../contract/service-provider/service-provider';
import type { ProtocolInfo } from '../../contract/structures/protocol-info';

/** What comes next in a chain below this layer. */
export interface NextLayer {
  readonly entry: ProtocolInfo;
  /** Its provider is in this process already; else it has to be loaded from its path. */
  readonly isHere: boolean;
  call(name: string, args: Arguments, context: CallContext): Promise<Result>;
}

/** A chain that this layer stands in, and what comes next in it. */
export interface Link {
  /** As the catalog has it. */
  readonly chain: ProtocolInfo;
  readonly next: NextLayer;
}
