import {
  ERROR_CODES,
  FAMILIES,
  FROM_PROTOCOL_INFO,
  IOCTLS,
  nameOf,
  PROTOCOLS,
  SG_CONSTRAINED_GROUP,
  SG_UNCONSTRAINED_GROUP,
  SOCKET_FLAGS,
  SOCKET_OPTIONS,
  SOCKET_TYPES,
  SOL_SOCKET,
} from '../constants/constants';
import type { ParameterKind } from '../functions';
import type { Arguments } from '../json';

/** Names that not every winsock2.h has. */
const UNCOMMON = new Set(['AF_HYPERV', 'AF_VSOCK']);

/**
 * A number as an expression in C, with the names of winsock2.h where they say what is meant.
 * @param args the arguments of the call, for what depends on another of them (an option on its level)
 */
export function cNumber(kind: ParameterKind | undefined, value: number, args: Arguments): string {
  const plain = plainNumber(value);
  const named = (table: Readonly<Record<string, number>>): string => {
    const name = nameOf(table, value);
    return name === undefined || UNCOMMON.has(name) ? plain : name;
  };
  switch (kind) {
    case 'family':
      return orWildCard(value, named(FAMILIES));
    case 'type':
      return orWildCard(value, named(SOCKET_TYPES));
    case 'protocol':
      return orWildCard(value, isInternet(args) ? named(PROTOCOLS) : plain);
    case 'group':
      return named({ SG_UNCONSTRAINED_GROUP, SG_CONSTRAINED_GROUP });
    case 'flags':
      return cFlags(SOCKET_FLAGS, value);
    case 'level':
      return named({ SOL_SOCKET });
    case 'option':
      return args['level'] === SOL_SOCKET ? named(SOCKET_OPTIONS) : plain;
    case 'ioctl':
      return named(IOCTLS);
    case 'error':
      return named(ERROR_CODES);
    default:
      return plain;
  }
}

/** Bits as the names that they have, joined by `|`. */
export function cFlags(table: Readonly<Record<string, number>>, value: number): string {
  const set = Object.entries(table).filter(([, bit]) => (value & bit) !== 0);
  const rest = set.reduce((left, [, bit]) => (left & ~bit) >>> 0, value >>> 0);
  const names = [...set.map(([name]) => name), ...(rest === 0 ? [] : [`0x${rest.toString(16)}`])];
  return names.length === 0 ? '0' : names.join(' | ');
}

/** A code as C knows it: zero for none. */
export function cError(code: number): string {
  return nameOf(ERROR_CODES, code) ?? plainNumber(code);
}

const LARGEST_INT = 0x7fffffff;

function plainNumber(value: number): string {
  return value > LARGEST_INT ? `0x${value.toString(16)}u` : String(value);
}

function orWildCard(value: number, name: string): string {
  if (value === FROM_PROTOCOL_INFO) return 'FROM_PROTOCOL_INFO';
  return value === 0 ? '0' : name;
}

function isInternet(args: Arguments): boolean {
  return args['af'] === FAMILIES.AF_INET || args['af'] === FAMILIES.AF_INET6;
}
