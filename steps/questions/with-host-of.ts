import type { Bytes } from '../../providers/contract/json';

/**
 * The same port at another host: an address whose bytes are those of `second` wherever the two sample addresses of the
 * IXIT differ.
 * @param address the full address of a socket that is bound to the first sample address
 */
export function withHostOf(address: Bytes, local: Bytes, second: Bytes): Bytes {
  return address.replace(/../g, (byte, at: number) => {
    const other = second.slice(at, at + 2);
    return other === local.slice(at, at + 2) || other === '' ? byte : other;
  });
}
