import type { Bytes, Hex } from '../../providers/contract/json';
import type { ProtocolInfo } from '../../providers/contract/structures/protocol-info';
import type { PendingCall, ProviderProcess, ReturnedCall } from '../../providers/ws2_32/provider-process';
import type { Listener, Pair } from '../questions/endpoints';
import type { Datagram } from '../questions/datagram';
import type { Direction } from '../questions/exchange';
import type { GroupId } from '../questions/group-id';
import type { MultipointSession } from '../questions/multipoint-session';
import type { SocketArguments } from '../questions/open-socket';
import type { SetOption } from '../questions/some-option';

/** A call of WSPSocket that the scenario judges, with its arguments. */
export interface Attempt {
  readonly arguments: SocketArguments;
  readonly call: ReturnedCall;
}

/** A datagram: what was sent to whom, from which address, and what arrived. */
export interface SentDatagram {
  readonly to: 'peer' | 'third' | 'client';
  readonly expected: Bytes;
  readonly from?: Bytes;
  readonly got: Datagram | undefined;
}

/** A group of sockets of the client. */
export interface GroupState {
  readonly id: number;
  /** The entry that its first member is of. */
  readonly entry: ProtocolInfo;
  /** Descriptors of the members that are open, the first member first. */
  readonly members: readonly Hex[];
  /** Those of them that are descriptors of one socket, where it has several. */
  readonly alike?: readonly Hex[];
  /** The listener that its first member is connected to. */
  readonly connectedTo?: Listener;
}

/**
 * What a scenario does, it does for each of some catalog entries; a subject is
 * one of them with what has happened for it so far.
 */
export interface Subject {
  readonly entry: ProtocolInfo;
  /** Flags that its calls of WSPSocket carry beside those that the scenario names. */
  readonly dwFlags: number;
  /** The sockets opened for it before the call that is judged, still open. */
  others: Hex[];
  /** What has to have happened just before the call that is judged: done right before it, whatever other entries did. */
  justBefore: (() => Promise<void>) | undefined;
  /** The chain that the provider is started with, where it is another than the one that is judged. */
  startedWith: ProtocolInfo | undefined;
  /** A call that is made on a second thread while the one that is judged is under way. */
  beside: (() => PendingCall) | undefined;
  attempt: Attempt | undefined;
  /** The group that the scenario is about, where there is one. */
  group: GroupState | undefined;
  /** The IDs of the groups that a When made, and in which process. */
  groupIds: { readonly process: number; readonly id: number }[];
  /** Where a When connected to. */
  target: Listener | undefined;
  /** An acceptance that the tester has started, because the provider waits for it. */
  accepting: PendingCall | undefined;
  /** The client's socket and its peer, where the scenario exchanges data. */
  pair: Pair | undefined;
  /** Another connection that is there beside it. */
  secondPair: Pair | undefined;
  /** What the client has sent before its connection was accepted. */
  sentEarly: Bytes;
  /** What went which way, where both sides have sent. */
  directions: readonly Direction[];
  /** What arrived at the peer while a call to send was under way. */
  delivered: Bytes | undefined;
  /** Datagrams that were sent and what came of them. */
  datagrams: readonly SentDatagram[];
  /** A further socket that the client may hear, its address, and the process in which it is. */
  third: { readonly s: Hex; readonly address: Bytes; readonly process: ProviderProcess } | undefined;
  /** What WSPSocket is called with for a further descriptor whose entry was written before. */
  offer: SocketArguments | undefined;
  /** The process in which a further descriptor was opened. */
  furtherProcess: ProviderProcess | undefined;
  /** Whether one of the descriptors of a shared socket was closed since. */
  closedOne: boolean;
  /** What SO_GROUP_ID told before that. */
  groupBefore: GroupId | undefined;
  /** Whether the client's socket is left blocking where requests are made of it. */
  blocks: boolean;
  /** Whether the peer has sent before the call that receives. */
  peerHasSent: boolean;
  /** Whether the last request to receive returned only when the peer had sent. */
  waited: boolean;
  /** What the peer has sent for requests to receive: all of it, and of a connection what has not been received yet. */
  sentByPeer: readonly Bytes[];
  unread: Bytes;
  /** An option that was set on the client's socket, and what it tells since. */
  optionSet: SetOption | undefined;
  /** The session of a multipoint scenario. */
  session: MultipointSession | undefined;
  /** Has WSPJoinLeaf called again, with nothing unusual about the socket, its descriptor and its session. */
  joinPlainly: (() => Promise<ReturnedCall>) | undefined;
  /** Has its first leaf send once more. */
  leafSends: (() => Promise<ReturnedCall>) | undefined;
  /** The calls that a When made beside WSPSocket, in their order. */
  calls: readonly ReturnedCall[];
  /** The tokens of the overlapped requests among them. */
  tokens: readonly Hex[];
  /** How many descriptors the provider held after the first and after the second round of refused calls. */
  heldBefore: number;
  heldAfter: number;
}

/** A subject that takes no further part, and why. */
export interface Dismissed {
  readonly subject: Subject;
  readonly as: 'not-applicable' | 'inconclusive';
  readonly reason: string;
}

/** A subject to which nothing has happened yet. */
export function newSubject(entry: ProtocolInfo, dwFlags: number): Subject {
  return {
    entry,
    dwFlags,
    others: [],
    justBefore: undefined,
    startedWith: undefined,
    beside: undefined,
    attempt: undefined,
    group: undefined,
    groupIds: [],
    target: undefined,
    accepting: undefined,
    pair: undefined,
    secondPair: undefined,
    sentEarly: '',
    directions: [],
    delivered: undefined,
    datagrams: [],
    third: undefined,
    offer: undefined,
    furtherProcess: undefined,
    closedOne: false,
    groupBefore: undefined,
    optionSet: undefined,
    session: undefined,
    blocks: false,
    peerHasSent: false,
    waited: false,
    sentByPeer: [],
    unread: '',
    joinPlainly: undefined,
    leafSends: undefined,
    calls: [],
    tokens: [],
    heldBefore: 0,
    heldAfter: 0,
  };
}

/** As much of a name as is told. */
const LONGEST_NAME = 80;

/** How an entry is called in reasons and messages. */
export function nameOfEntry(entry: ProtocolInfo): string {
  return `entry ${idAndName(entry)}`;
}

/** An entry by its catalog ID and its name. */
export function idAndName({ dwCatalogEntryId, szProtocol }: ProtocolInfo): string {
  const name = szProtocol.length > LONGEST_NAME ? `${szProtocol.slice(0, LONGEST_NAME)}…` : szProtocol;
  return `${String(dwCatalogEntryId)} "${name}"`;
}
