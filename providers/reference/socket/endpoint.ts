import type { Address } from '../catalog/address';
import type { ProtocolInfo } from '../../contract/structures/protocol-info';
import type { Group } from '../network/groups';
import type { Descriptor } from '../process/descriptor';
import { Inbox } from './inbox';
import type { Link, Role } from './link';
import { Interest } from './network-events';
import { WaitingList } from './waiting-list';

/** The attributes that WSPSocket gives a socket for good. */
export interface Attributes {
  readonly entry: ProtocolInfo;
  /** What SO_TYPE and SO_PROTOCOL_INFOW tell. */
  readonly characteristics: ProtocolInfo;
  readonly overlapped: boolean;
  readonly role: Role | null;
}

/** The underlying socket: one, however many descriptors share it. */
export class Endpoint {
  readonly descriptors = new Set<Descriptor>();
  /** Descriptors that are being made for it. */
  descriptorsUnderway = 0;
  readonly waiting = new WaitingList();
  readonly inbox = new Inbox();
  readonly interest = new Interest();
  /** Options that are kept and given back, by number. */
  readonly options = new Map<number, string>();
  link: Link = { kind: 'none' };
  local: Address | null = null;
  group: Group | null = null;
  nonBlocking = false;
  /** Shut down for sending, for receiving. */
  sendsNoMore = false;
  receivesNoMore = false;
  /** Bytes that the carrier still holds. */
  bytesUnderway = 0;

  constructor(public attributes: Attributes) {}

  get entry(): ProtocolInfo {
    return this.attributes.entry;
  }

  /** The protocol that the socket's ports belong to. */
  get space(): string {
    const { dwCatalogEntryId, iProtocol } = this.attributes.characteristics;
    return `${String(dwCatalogEntryId)}/${String(iProtocol)}`;
  }
}
