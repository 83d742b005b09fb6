import { SOCKET_OPTIONS } from '../../contract/constants/constants';
import type { Bytes } from '../../contract/json';
import type { ReferenceShape } from '../shape/reference-shape';
import type { Endpoint } from '../socket/endpoint';

/** Bytes of the value of each option that is merely kept and given back. */
const KEPT: ReadonlyMap<number, number> = new Map([
  [SOCKET_OPTIONS.SO_DEBUG, 4],
  [SOCKET_OPTIONS.SO_REUSEADDR, 4],
  [SOCKET_OPTIONS.SO_KEEPALIVE, 4],
  [SOCKET_OPTIONS.SO_DONTROUTE, 4],
  [SOCKET_OPTIONS.SO_BROADCAST, 4],
  [SOCKET_OPTIONS.SO_LINGER, 4],
  [SOCKET_OPTIONS.SO_OOBINLINE, 4],
  [SOCKET_OPTIONS.SO_SNDBUF, 4],
  [SOCKET_OPTIONS.SO_GROUP_PRIORITY, 4],
]);

/** Whether an option is kept without an effect of its own; a group priority only where there are groups. */
export function isKept(option: number, shape: ReferenceShape): boolean {
  return KEPT.has(option) && (option !== SOCKET_OPTIONS.SO_GROUP_PRIORITY || shape.groups);
}

/** The size of a kept option's value, in bytes. */
export function sizeOfKept(option: number): number {
  return KEPT.get(option) ?? 0;
}

/** The value of a kept option; zero where it was never set. */
export function keptOption(endpoint: Endpoint, option: number): Bytes {
  return endpoint.options.get(option) ?? '00'.repeat(sizeOfKept(option));
}
