import type { Arguments, Bytes, Hex, Json } from './json';
import type { IcsDocument, IxitDocument } from './statement/document';

/**
 * Everything said to and by a provider. The tester numbers what it sends, the
 * provider numbers what it sends (each from 1, for each process); `to` and
 * `during` point at the number of the other side's message.
 */

/** The version of this contract, said in `open` and echoed in `opened`. */
export const CONTRACT_VERSION = 1;

interface Head {
  readonly id: number;
  /** The tester's number of the provider process, from 1. */
  readonly process: number;
  /** The tester's number of the thread, from 1; 0 where no thread of a client is meant. */
  readonly thread: number;
}

/** The result of an SPI function or an upcall, its code, and what it wrote. */
export interface Result {
  readonly result: Json;
  /** What stands in lpErrno; null where it was never written. */
  readonly errno: number | null;
  readonly out: Arguments;
}

/** Buffers of overlapped requests that are now complete: token of the request -> its buffers. */
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- Object.entries does not know the values of such an interface
export type Memory = { readonly [overlapped: Hex]: readonly Bytes[] };

// ---- from the tester -------------------------------------------------------

export interface Open extends Head {
  readonly kind: 'open';
  readonly contract: number;
}

export interface Call extends Head {
  readonly kind: 'call';
  readonly function: string;
  /** The upcall that this call is nested in, or null. */
  readonly during: number | null;
  readonly arguments: Arguments;
  /**
   * How often to make the call; left out: once. A provider stops after the
   * first call that does not fail, and returns the last one it made.
   */
  readonly times?: number;
}

export interface Answer extends Head, Result {
  readonly kind: 'answer';
  /** The upcall that is answered. */
  readonly to: number;
}

/** Bring about, or end, one of the conditions that the IXIT gives to `control` or `export`. */
export interface Induce extends Head {
  readonly kind: 'induce' | 'clear';
  readonly condition: string;
  /** The function of the DLL that does it, where the IXIT gives it to `export`. */
  readonly export?: string;
}

export interface Close extends Head {
  readonly kind: 'close';
}

// ---- from the provider -----------------------------------------------------

/** What an adapter lets the tester see; a rule that needs what is not seen is inconclusive. */
export interface Observes {
  readonly upcalls: boolean;
  readonly nextLayer: boolean;
  readonly rawArguments: boolean;
  /** ifs: only those of requests on file handles (XP1_IFS_HANDLES). */
  readonly completions: boolean | 'ifs';
  readonly lpProtocolInfo: boolean;
}

export interface Opened extends Head {
  readonly kind: 'opened';
  readonly contract: number;
  readonly provider: { readonly name: string; readonly version: string };
  /** The operating system's number of the provider process, for WSPDuplicateSocket. */
  readonly processId: number;
  /** null: the statement file has to say it. */
  readonly ics: IcsDocument | null;
  readonly ixit: IxitDocument | null;
  readonly observes: Observes;
  /** one: no second call while one is under way, but for nested ones. */
  readonly threads: 'one' | 'many';
}

export interface Upcall extends Head {
  readonly kind: 'upcall';
  readonly function: string;
  /** The call that it is made in; null: a completion or APC from a worker. */
  readonly during: number | null;
  /** For a function of the next layer: the catalog entry that is meant; else null. */
  readonly target: number | null;
  readonly arguments: Arguments;
  readonly memory: Memory;
}

export interface Return extends Head, Result {
  readonly kind: 'return';
  /** The call that returns. */
  readonly to: number;
  /** The structure behind lpProtocolInfo as it stands now; null where that is not observed. */
  readonly in: { readonly lpProtocolInfo: Bytes | null } | null;
  /** How many calls of `times` were made; left out: one. */
  readonly made?: number;
}

/** A completion that an IFS provider announces by itself. */
export interface Completion extends Head {
  readonly kind: 'event';
  readonly overlapped: Hex;
  readonly errno: number;
  readonly bytes: number;
  readonly flags: number;
  readonly memory: Memory;
}

export interface Done extends Head {
  readonly kind: 'done';
  readonly to: number;
}

/** Not understood or not possible: an unknown function, an unknown condition. */
export interface Refused extends Head {
  readonly kind: 'refused';
  readonly to: number;
  readonly reason: string;
}

// ---- made by the tester about a process ------------------------------------

/** The process is gone or not to be used any more. */
export interface Lost extends Head {
  readonly kind: 'lost';
  readonly cause: 'exit' | 'crash' | 'deadline' | 'schema';
  /** One sentence for a person. */
  readonly reason: string;
  /** Calls that were outstanding, by number. */
  readonly outstanding: readonly number[];
  /** The last words of standard error, or an empty string. */
  readonly lastWords: string;
}

export type FromTester = Open | Call | Answer | Induce | Close;
export type FromProvider = Opened | Upcall | Return | Completion | Done | Refused;
export type Message = FromTester | FromProvider | Lost;
