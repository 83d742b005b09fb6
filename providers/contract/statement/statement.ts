import type { Bytes } from '../json';
import type { ProtocolInfo } from '../structures/protocol-info';

/** Which of the three arguments a provider heeds; what is left out is only observed. */
export interface Heeds {
  readonly af?: boolean;
  readonly type?: boolean;
  readonly protocol?: boolean;
}

/**
 * The implementation conformance statement: the catalog entries and what they
 * cannot say. Base or layered, IFS, raw, connection-oriented, multipoint and
 * planes are read from the entries.
 */
export interface Ics {
  readonly entries: readonly ProtocolInfo[];
  /** Socket groups; left out: undeclared, so a probe decides. */
  readonly groups?: boolean;
  /** WSPDuplicateSocket; left out: undeclared, so a probe decides. */
  readonly sharedSockets?: boolean;
  readonly heeds?: Heeds;
}

/** The rare conditions that an IXIT can say something about. */
export const CONDITIONS = ['network-down', 'no-descriptors', 'no-buffers', 'broken-connection'] as const;
export type ConditionName = (typeof CONDITIONS)[number];

/** How a rare condition is brought about and ended, or why it cannot arise. */
export type Condition =
  | { readonly by: 'control'; readonly refusesCreation?: boolean; readonly withinMs?: number }
  | {
      readonly by: 'command';
      readonly induce: readonly string[];
      readonly clear: readonly string[];
      readonly refusesCreation?: boolean;
      readonly withinMs?: number;
    }
  | {
      readonly by: 'export';
      readonly induce: string;
      readonly clear: string;
      readonly refusesCreation?: boolean;
      readonly withinMs?: number;
    }
  | { readonly by: 'cannot-arise'; readonly reason: string };

/** How long the tester waits, in milliseconds. */
export interface Deadlines {
  readonly callMs: number;
  readonly startMs: number;
  readonly cleanupMs: number;
}

/** Addresses to bind and to connect to; no step assumes a family. */
export interface SampleAddress {
  readonly family: number;
  /** A sockaddr to bind to; WSPGetSockName then tells the full address. */
  readonly local: Bytes;
  /** A sockaddr that the provider calls another address than `local`. */
  readonly second?: Bytes;
}

/** How a session of a multipoint entry is set up, so that roles can be seen to take effect. */
export interface MultipointSession {
  readonly dwCatalogEntryId: number;
  /** The sockaddr that a root binds to and a leaf joins. */
  readonly address: Bytes;
}

/** Extra information for testing. */
export interface Ixit {
  readonly deadlines: Deadlines;
  /** How many bytes a bulk transfer moves. */
  readonly bulkBytes: number;
  /** How many sockets can be open at once, where there is a limit. */
  readonly descriptorLimit?: number;
  /**
   * spawn: further provider processes can be started; one: there is but one, as the supplier claims. Left out: only one
   * is started, and what the page says of several stays open.
   */
  readonly processes?: 'spawn' | 'one';
  /** Values that the provider does not support, where the tester's own choice does not suit. */
  readonly unsupported: {
    readonly af: readonly number[];
    readonly type: readonly number[];
    readonly protocol: readonly number[];
  };
  readonly addresses: readonly SampleAddress[];
  /** A WSPIoctl code that waits until something happens, for overlapped use. */
  readonly waitingIoctl?: { readonly code: number; readonly input: Bytes };
  readonly multipoint: readonly MultipointSession[];
  readonly conditions: { readonly [name in ConditionName]?: Condition };
}

/** What a statement file holds: both parts may be left out or be partial. */
export interface Statement {
  readonly ics: Ics | null;
  readonly ixit: Ixit;
}

/** What is used where an IXIT does not say otherwise; printed in every report. */
export const DEFAULT_IXIT: Ixit = {
  deadlines: { callMs: 5_000, startMs: 30_000, cleanupMs: 2_000 },
  bulkBytes: 256 * 1024,
  unsupported: { af: [], type: [], protocol: [] },
  addresses: [],
  multipoint: [],
  conditions: {},
};
