import type { ErrorName } from '../../contract/constants/constants';
import type { Hex } from '../../contract/json';
import type { CallContext } from '../../contract/service-provider/service-provider';
import type { ConditionName, Heeds } from '../../contract/statement/statement';
import type { ProtocolInfo } from '../../contract/structures/protocol-info';
import type { Refusal } from '../answer';
import type { Address } from '../catalog/address';
import type { Group, Groups } from '../network/groups';
import type { ReferenceProcess } from '../process/reference-process';
import type { Attributes, Endpoint } from '../socket/endpoint';
import type { Role } from '../socket/link';

/** What of af, type and protocol is not supported; combination: type and protocol each are, but not together. */
export type Unsupported = 'family' | 'type' | 'protocol' | 'combination';

/** The arguments of WSPSocket. */
export interface SocketRequest {
  readonly af: number;
  readonly type: number;
  readonly protocol: number;
  /** lpProtocolInfo, decoded. */
  readonly info: ProtocolInfo;
  readonly g: number;
  readonly dwFlags: number;
}

/** Which entry is meant by af, type, protocol and lpProtocolInfo? */
export interface EntryQuestion {
  readonly request: SocketRequest;
  readonly entries: readonly ProtocolInfo[];
  readonly heeds: Required<Heeds>;
  /** The code for what is not supported. */
  readonly codeFor: (what: Unsupported) => ErrorName;
}

/** The entry of the new socket, and what the socket tells of itself. */
export interface ChosenEntry {
  readonly kind: 'chosen';
  readonly entry: ProtocolInfo;
  readonly characteristics: ProtocolInfo;
}

/** Which group does the new socket belong to? */
export interface GroupQuestion {
  readonly g: number;
  readonly entry: ProtocolInfo;
  /** null: this provider has no groups. */
  readonly groups: Groups | null;
}

export type GroupChoice =
  | { readonly kind: 'none' }
  | { readonly kind: 'join'; readonly group: Group }
  | { readonly kind: 'create'; readonly groupKind: Group['kind'] };

/** Whose descriptor is needed, and how to make the upcall for it. */
export interface DescriptorQuestion {
  readonly process: ReferenceProcess;
  readonly entry: ProtocolInfo;
  readonly context: CallContext;
}

/** A descriptor that the client knows from now on. */
export interface Granted {
  readonly kind: 'granted';
  readonly handle: Hex;
}

/**
 * The decisions of the reference that a variant may take otherwise, one
 * function for each. A function that names a code returns null where it does
 * not refuse.
 */
export interface ReferenceBehaviour {
  // -- when WSPSocket is refused whatever its arguments are
  /** WSPSocket on a thread that is inside the blocking hook. */
  refusalInsideHook(): ErrorName | null;
  /** WSPSocket while a rare condition holds. */
  refusalWhileInduced(condition: ConditionName): ErrorName | null;
  /** One more descriptor where `open` are open already; limit null: there is none. */
  refusalAtLimit(open: number, limit: number | null): ErrorName | null;

  // -- af, type, protocol
  codeForUnsupported(what: Unsupported): ErrorName;
  chooseEntry(question: EntryQuestion): ChosenEntry | Refusal;

  // -- dwFlags
  hasOverlappedAttribute(dwFlags: number): boolean;
  refusalOfMultipointFlags(entry: ProtocolInfo, dwFlags: number): ErrorName | null;

  // -- g
  chooseGroup(question: GroupQuestion): GroupChoice | Refusal;
  /**
   * The ID of a new group.
   * @param lastId the ID allocated before, 0 where there is none yet
   * @param process where the group is made
   */
  allocateGroupId(lastId: number, process: ReferenceProcess): number;
  /** Whether a group stays valid when its last member is closed. */
  outlivesItsMembers(group: Group): boolean;
  /** WSPConnect of a member to an address. */
  refusalOfGroupConnect(group: Group, address: Address): ErrorName | null;

  // -- descriptors
  /** Gets the descriptor for a new, accepted or shared socket, by the upcall that the entry asks for. */
  acquireDescriptor(question: DescriptorQuestion): Promise<Granted | Refusal>;
  /** Gives the descriptor of a closed socket back. */
  releaseDescriptor(question: DescriptorQuestion, handle: Hex): Promise<void>;

  // -- shared sockets
  /** Whether a socket lives on, closed, while a structure of WSPDuplicateSocket is unused. */
  staysWhileOffered(): boolean;
  /** A further descriptor of a shared socket: g and dwFlags are to be ignored. */
  refusalOfShared(shared: Endpoint, request: SocketRequest): ErrorName | null;
  /** The attributes that the shared socket has from then on. */
  attributesOfShared(shared: Endpoint, request: SocketRequest): Attributes;

  // -- data
  /** Sending and receiving on a connection-oriented socket that is not connected. */
  refusalBeforeConnect(): ErrorName | null;
  /** Whether the overlapped parameters of a call have an effect on this socket. */
  heedsOverlapped(endpoint: Endpoint): boolean;
  /** What arrives of what was sent in one call: messages, or pieces of the stream. */
  transmit(sender: Endpoint, data: Buffer): readonly Buffer[];
  /** Whether a connectionless socket takes a datagram from this sender. */
  hearsFrom(receiver: Endpoint, from: Address): boolean;
  /** What calls on a connection fail with, once its data could not be delivered in time; null: it goes on. */
  codeOfBrokenConnection(): ErrorName | null;

  // -- multipoint
  /** Whether data of one member of a session reaches another. */
  reachesMember(entry: ProtocolInfo, sender: Role, receiver: Role): boolean;
  /** Whether WSPJoinLeaf gives a new descriptor (else: the same one). */
  joinGivesNewDescriptor(caller: Role): boolean;
}
