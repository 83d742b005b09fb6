import type { Hex } from '../../providers/contract/json';
import type { ProtocolInfo } from '../../providers/contract/structures/protocol-info';
import type { ReturnedCall } from '../../providers/ws2_32/provider-process';
import type { SocketArguments } from '../questions/open-socket';

/** A call of WSPSocket that the scenario judges, with its arguments. */
export interface Attempt {
  readonly arguments: SocketArguments;
  readonly call: ReturnedCall;
}

/**
 * What a scenario does, it does for each of some catalog entries; a subject is
 * one of them with what has happened for it so far.
 */
export interface Subject {
  readonly entry: ProtocolInfo;
  /** The sockets opened for it before the call that is judged, still open. */
  others: Hex[];
  attempt: Attempt | undefined;
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

/** How a subject is called in reasons and messages. */
export function nameOfEntry(entry: ProtocolInfo): string {
  return `entry ${String(entry.dwCatalogEntryId)} "${entry.szProtocol}"`;
}
