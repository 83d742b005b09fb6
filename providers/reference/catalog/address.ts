import type { Bytes } from '../../contract/json';

/** A full address on the network in memory: which host interface, and which port of it. */
export interface Address {
  readonly family: number;
  /** The host part as it stands in the sockaddr. */
  readonly host: Bytes;
  /** 0: any, to be chosen by WSPBind. */
  readonly port: number;
}

/** Whether two addresses are the same in all parts. */
export function sameAddress(one: Address, other: Address): boolean {
  return one.family === other.family && one.host === other.host && one.port === other.port;
}
