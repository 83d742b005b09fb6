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
import type { Arguments, Json } from '../json';
import { describeBytes, describeProtocolInfo, describeSockaddr } from './describe-memory';
import { plainLine } from './plain-text';

const TEXT_LIMIT = 200;
const LIST_LIMIT = 8;

type Describer = (value: Json, args: Arguments) => string;

const number = (describe: (value: number, args: Arguments) => string): Describer => {
  return (value, args) => (typeof value === 'number' ? describe(value, args) : asJson(value));
};
const text = (describe: (value: string, args: Arguments) => string): Describer => {
  return (value, args) => (typeof value === 'string' ? describe(value, args) : asJson(value));
};
const named = (table: Readonly<Record<string, number>>): Describer =>
  number((value) => nameOf(table, value) ?? String(value));
const list = (describe: Describer): Describer => {
  return (value, args) => {
    if (!Array.isArray(value)) return asJson(value);
    const items = value as readonly Json[];
    const shown = items.slice(0, LIST_LIMIT).map((item) => describe(item, args));
    return `[${[...shown, ...(items.length > LIST_LIMIT ? [`… ${String(items.length)} in all`] : [])].join(', ')}]`;
  };
};
/** Zero is shown as zero: as a wild card or as "no group" it is no name that counts. */
const orWildCard = (describe: (value: number, args: Arguments) => string): Describer =>
  number((value, args) => {
    if (value === 0) return '0';
    return value === FROM_PROTOCOL_INFO ? 'FROM_PROTOCOL_INFO' : describe(value, args);
  });

const plain = number(String);
const bytes: Describer = text(describeBytes);
const DESCRIBERS: Readonly<Record<ParameterKind, Describer>> = {
  int: plain,
  dword: plain,
  family: orWildCard((value) => nameOf(FAMILIES, value) ?? String(value)),
  type: orWildCard((value) => nameOf(SOCKET_TYPES, value) ?? String(value)),
  protocol: orWildCard(protocolName),
  group: number(groupName),
  flags: number(flagNames),
  level: number((value) => (value === SOL_SOCKET ? 'SOL_SOCKET' : String(value))),
  option: number((value, args) => (args['level'] === SOL_SOCKET ? optionName(value) : String(value))),
  ioctl: number((value) => nameOf(IOCTLS, value) ?? `0x${value.toString(16)}`),
  error: named(ERROR_CODES),
  handle: text((value) => plainLine(value, TEXT_LIMIT)),
  bytes: (value, args) =>
    args['optname'] === SOCKET_OPTIONS.SO_PROTOCOL_INFOW && args['level'] === SOL_SOCKET
      ? text(describeProtocolInfo)(value, args)
      : bytes(value, args),
  sockaddr: text(describeSockaddr),
  protocolInfo: text(describeProtocolInfo),
  buffers: list(bytes),
  lengths: list(number((value) => `${String(value)} bytes`)),
  overlapped: (value, args) => describeOverlapped(value, args),
  text: text((value) => `"${plainLine(value, TEXT_LIMIT)}"`),
  structure: asJson,
};

/**
 * A value with the names of Winsock, on one line, safe to print; long buffers,
 * lists and texts are abbreviated.
 * @param kind what stands in the parameter; undefined for one that the prototype does not have
 * @param args the arguments of the call, for what depends on another of them (an option on its level)
 */
export function describeValue(kind: ParameterKind | undefined, value: Json, args: Arguments): string {
  if (value === null) return 'NULL';
  return kind === undefined ? asJson(value) : DESCRIBERS[kind](value, args);
}

/** An error code by name; 0 and unknown codes as numbers. */
export function describeError(code: number): string {
  return nameOf(ERROR_CODES, code) ?? String(code);
}

/** Only the Internet families number their protocols as IPPROTO_ does. */
function protocolName(value: number, args: Arguments): string {
  const internet = args['af'] === FAMILIES.AF_INET || args['af'] === FAMILIES.AF_INET6;
  return (internet ? nameOf(PROTOCOLS, value) : undefined) ?? String(value);
}

function groupName(value: number): string {
  if (value === SG_UNCONSTRAINED_GROUP) return 'SG_UNCONSTRAINED_GROUP';
  return value === SG_CONSTRAINED_GROUP ? 'SG_CONSTRAINED_GROUP' : String(value);
}

function flagNames(value: number): string {
  const set = Object.entries(SOCKET_FLAGS).filter(([, bit]) => (value & bit) !== 0);
  const rest = set.reduce((left, [, bit]) => (left & ~bit) >>> 0, value >>> 0);
  const names = [...set.map(([name]) => name), ...(rest === 0 ? [] : [`0x${rest.toString(16)}`])];
  return names.length === 0 ? '0' : names.join(' | ');
}

function optionName(value: number): string {
  return nameOf(SOCKET_OPTIONS, value) ?? `0x${value.toString(16)}`;
}

function describeOverlapped(value: Json, args: Arguments): string {
  if (typeof value !== 'object' || value === null || !('token' in value)) return asJson(value);
  const token = describeValue('handle', value['token'] ?? null, args);
  return `{ ${token}, hEvent = ${describeValue('handle', value['hEvent'] ?? null, args)} }`;
}

function asJson(value: Json): string {
  return plainLine(JSON.stringify(value), TEXT_LIMIT);
}
