import { FAMILIES, PROTOCOLS, PROVIDER_FLAGS, SERVICE_FLAGS, SOCKET_TYPES } from '../constants/constants';
import type { Flags, Named } from './document';

/** Which names a field of a statement may use. */
export const NAMES = {
  iAddressFamily: FAMILIES,
  iSocketType: SOCKET_TYPES,
  iProtocol: PROTOCOLS,
  dwServiceFlags1: SERVICE_FLAGS,
  dwProviderFlags: PROVIDER_FLAGS,
} as const;

export type NameTable = Readonly<Record<string, number>>;

/**
 * The number that a name stands for, or the number itself.
 * @returns undefined where the table has no such name
 */
export function namedValue(table: NameTable, value: Named): number | undefined {
  if (typeof value === 'number') return value;
  return Object.hasOwn(table, value) ? table[value] : undefined;
}

/**
 * A DWORD of flags from the names of those that are set, or the number itself.
 * @returns undefined where the table lacks one of the names
 */
export function flagsValue(table: NameTable, flags: Flags): number | undefined {
  if (typeof flags === 'number') return flags;
  let value = 0;
  for (const name of flags) {
    const bit = namedValue(table, name);
    if (bit === undefined) return undefined;
    value |= bit;
  }
  return value >>> 0;
}
