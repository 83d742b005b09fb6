import type { Heeds } from '../../contract/statement/statement';

/** What kind of provider the reference is to be: everything that the page leaves to a provider. */
export interface ReferenceShape {
  /** As it is written after `reference:`. */
  readonly name: string;
  /** full: six protocols of three families; one: the stream protocol of AF_INET; minimal: one strange stream protocol. */
  readonly catalog: 'full' | 'one' | 'minimal';
  /** Descriptors are the provider's own handles, handed to WPUModifyIFSHandle. */
  readonly ifs: boolean;
  /** Which of af, type and protocol are compared with what the provider offers; the others are ignored. */
  readonly heeds: Required<Heeds>;
  readonly groups: boolean;
  /** WSPDuplicateSocket. */
  readonly sharedSockets: boolean;
  readonly multipoint: boolean;
  readonly datagrams: boolean;
  readonly raw: boolean;
  /** SO_TYPE and SO_PROTOCOL_INFOW are offered. */
  readonly readBack: boolean;
  /** Blocking calls ask WPUQueryBlockingCallback and run the hook. */
  readonly blockingHooks: boolean;
  /** SIO_ADDRESS_LIST_CHANGE is offered, and waits. */
  readonly waitingIoctl: boolean;
  /** A second address of the same host is named. */
  readonly secondAddress: boolean;
  /** How many descriptors a process can have open; null: no limit. */
  readonly descriptorLimit: number | null;
  /** What the IXIT says of the rare conditions: brought about by control, cannot arise, or nothing. */
  readonly conditions: 'control' | 'cannot-arise' | 'open';
  readonly processes: 'spawn' | 'one';
  /** The ICS says more than the catalog entries do. */
  readonly declares: boolean;
}
