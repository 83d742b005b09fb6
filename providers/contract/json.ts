/** Plain JSON data: all that is said to and by a provider is made of it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** A SOCKET, handle, pointer-sized value or token: `0x`, lower-case digits, no leading zeros. */
export type Hex = `0x${string}`;

/** A buffer: bare lower-case hex digits, two for each byte. */
export type Bytes = string;

/** Arguments or out-parameters by the names of the prototype, in its order. */
export interface Arguments {
  readonly [name: string]: Json;
}
