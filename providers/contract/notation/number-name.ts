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

/**
 * The name that a number has in ws2spi.h and winsock2.h, as the parameter that it stands in has it.
 * @param kind what stands in the parameter
 * @param args the arguments of the call, for what depends on another of them (an option on its level)
 * @returns undefined where it has none; zero as a wild card is no name that counts
 */
export function numberName(
  kind: ParameterKind | undefined,
  value: number,
  args: Arguments,
): string | undefined {
  switch (kind) {
    case 'family':
      return valueName(FAMILIES, value);
    case 'type':
      return valueName(SOCKET_TYPES, value);
    case 'protocol':
      return valueName(isInternet(args) ? PROTOCOLS : {}, value);
    case 'group':
      return nameOf({ SG_UNCONSTRAINED_GROUP, SG_CONSTRAINED_GROUP }, value);
    case 'flags':
      return flagNames(SOCKET_FLAGS, value);
    case 'level':
      return nameOf({ SOL_SOCKET }, value);
    case 'option':
      return args['level'] === SOL_SOCKET ? nameOf(SOCKET_OPTIONS, value) : undefined;
    case 'ioctl':
      return nameOf(IOCTLS, value);
    case 'error':
      return nameOf(ERROR_CODES, value);
    default:
      return undefined;
  }
}

/** Bits as the names that they have, joined by `|`; those without a name as one number. */
export function flagNames(table: Readonly<Record<string, number>>, value: number): string {
  const set = Object.entries(table).filter(([, bit]) => (value & bit) !== 0);
  const rest = set.reduce((left, [, bit]) => (left & ~bit) >>> 0, value >>> 0);
  const names = [...set.map(([name]) => name), ...(rest === 0 ? [] : [`0x${rest.toString(16)}`])];
  return names.length === 0 ? '0' : names.join(' | ');
}

function valueName(table: Readonly<Record<string, number>>, value: number): string | undefined {
  if (value === FROM_PROTOCOL_INFO) return 'FROM_PROTOCOL_INFO';
  return value === 0 ? undefined : nameOf(table, value);
}

/** Only the Internet families number their protocols as IPPROTO_ does. */
function isInternet(args: Arguments): boolean {
  return args['af'] === FAMILIES.AF_INET || args['af'] === FAMILIES.AF_INET6;
}
