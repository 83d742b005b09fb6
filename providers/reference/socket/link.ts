import type { Address } from '../catalog/address';
import type { Session } from '../network/sessions';
import type { Endpoint } from './endpoint';

/** What a socket is connected to. */
export type Link =
  | { readonly kind: 'none' }
  | { readonly kind: 'listening'; readonly backlog: number; readonly queue: Endpoint[] }
  /** A connection of a connection-oriented protocol. */
  | { readonly kind: 'connected'; readonly peer: Endpoint; readonly address: Address }
  /** The peer that a connectionless socket was connected to. */
  | { readonly kind: 'default-peer'; readonly address: Address }
  /** A multipoint session. */
  | { readonly kind: 'session'; readonly session: Session }
  /** What WSPJoinLeaf on a c_root gave: the way to one leaf. */
  | { readonly kind: 'leaf'; readonly session: Session; readonly leaf: Endpoint }
  /** A connection that came to an end by a fault. */
  | { readonly kind: 'broken'; readonly errno: number };

/** Which part a socket takes in a multipoint session. */
export interface Role {
  readonly control: 'root' | 'leaf';
  readonly data: 'root' | 'leaf';
}
