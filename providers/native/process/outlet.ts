import type { Completion, Opened, Return, Upcall, Refused, Done } from '../../contract/messages';

type WithoutHead<M> = M extends unknown ? Omit<M, 'id' | 'process'> : never;

/** A message of the provider before it is numbered. */
export type Unnumbered = WithoutHead<Completion | Opened | Return | Upcall | Refused | Done>;

/** Where the messages of a provider go. */
export interface Outlet {
  /**
   * Numbers a message and passes it on.
   * @param numbered is told the number before anybody can answer
   */
  say(message: Unnumbered, numbered?: (id: number) => void): void;
  /** The provider has done what ends it for a client. */
  crashed(reason: string): void;
}
