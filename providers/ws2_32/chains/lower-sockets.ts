import type { Bytes, Hex, Json } from '../../contract/json';
import type { ProtocolInfo } from '../../contract/structures/protocol-info';
import type { HandleTable } from '../handle-table';

/** One descriptor of a provider that the tester plays. */
export interface LowerSocket {
  readonly handle: Hex;
  readonly entry: ProtocolInfo;
  /** The structure that it was made with. */
  readonly given: Bytes;
}

/** NT ignores the two low bits of a handle: a layer may have had it changed by WPUModifyIFSHandle. */
const LOW_BITS = 3n;
/** Marks look like nothing else in a WSAPROTOCOL_INFOW. */
const FIRST_MARK = 0xa5c3_5a01;

/** What the WSPDuplicateSocket of the played providers has offered in all processes: it is for another one, as a rule. */
export class Offers {
  private readonly open = new Map<number, LowerSocket>();
  private nextMark = FIRST_MARK;

  /** @returns the mark of an offer to make a further descriptor of a socket */
  make(socket: LowerSocket): number {
    const mark = this.nextMark;
    this.nextMark += 1;
    this.open.set(mark, socket);
    return mark;
  }

  /** Takes up the offer whose mark is found. */
  take(isMarkedWith: (mark: number) => boolean): LowerSocket | undefined {
    const found = [...this.open].find(([mark]) => isMarkedWith(mark));
    if (found === undefined) return undefined;
    this.open.delete(found[0]);
    return found[1];
  }
}

/** The descriptors of the providers that the tester plays around a layered provider, in one process. */
export class LowerSockets {
  private readonly byKey = new Map<bigint, LowerSocket>();

  constructor(private readonly handles: HandleTable) {}

  /** @param shared the socket that this is a further descriptor of, where it is one */
  open(entry: ProtocolInfo, given: Bytes, shared: LowerSocket | undefined): Hex {
    const handle = this.handles.create(entry.dwCatalogEntryId, null, 'next layer');
    this.byKey.set(key(handle), { handle, entry, given: shared?.given ?? given });
    return handle;
  }

  find(s: Json): LowerSocket | undefined {
    return typeof s === 'string' && /^0x[0-9a-f]+$/.test(s) ? this.byKey.get(key(s)) : undefined;
  }

  close({ handle }: LowerSocket): void {
    this.byKey.delete(key(handle));
    this.handles.close(handle);
  }

  closeAllOf(providerId: string): void {
    for (const socket of this.byKey.values()) if (socket.entry.ProviderId === providerId) this.close(socket);
  }
}

function key(handle: string): bigint {
  return BigInt(handle) & ~LOW_BITS;
}
