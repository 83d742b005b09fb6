import type { Bytes } from '../../contract/json';
import { decodeProtocolInfo, type ProtocolInfo } from '../../contract/structures/protocol-info';

/** Decodes a WSAPROTOCOL_INFOW, and remembers the last one: call after call brings the same. */
export class LastProtocolInfo {
  private last: { readonly bytes: Bytes; readonly info: ProtocolInfo } | null = null;

  decode(bytes: Bytes): ProtocolInfo {
    if (this.last?.bytes !== bytes) this.last = { bytes, info: decodeProtocolInfo(bytes) };
    return this.last.info;
  }
}
