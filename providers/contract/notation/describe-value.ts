import { ERROR_CODES, nameOf, SOCKET_OPTIONS, SOL_SOCKET } from '../constants/constants';
import type { ParameterKind } from '../functions';
import type { Arguments, Json } from '../json';
import { describeBytes, describeProtocolInfo, describeSockaddr } from './describe-memory';
import { numberName } from './number-name';
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
/** A number by its name, or as it is. */
const named = (kind: ParameterKind): Describer =>
  number((value, args) => numberName(kind, value, args) ?? String(value));
/** The same for numbers that are written in hex. */
const namedOrHex = (kind: ParameterKind): Describer =>
  number((value, args) => numberName(kind, value, args) ?? `0x${value.toString(16)}`);
const list = (describe: Describer): Describer => {
  return (value, args) => {
    if (!Array.isArray(value)) return asJson(value);
    const items = value as readonly Json[];
    const shown = items.slice(0, LIST_LIMIT).map((item) => describe(item, args));
    return `[${[...shown, ...(items.length > LIST_LIMIT ? [`… ${String(items.length)} in all`] : [])].join(', ')}]`;
  };
};
const plain = number(String);
const bytes: Describer = text(describeBytes);
const DESCRIBERS: Readonly<Record<ParameterKind, Describer>> = {
  int: plain,
  dword: plain,
  family: named('family'),
  type: named('type'),
  protocol: named('protocol'),
  group: named('group'),
  flags: named('flags'),
  level: named('level'),
  option: (value, args) => (args['level'] === SOL_SOCKET ? namedOrHex : named)('option')(value, args),
  ioctl: namedOrHex('ioctl'),
  error: named('error'),
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

function describeOverlapped(value: Json, args: Arguments): string {
  if (typeof value !== 'object' || value === null || !('token' in value)) return asJson(value);
  const token = describeValue('handle', value['token'] ?? null, args);
  return `{ ${token}, hEvent = ${describeValue('handle', value['hEvent'] ?? null, args)} }`;
}

function asJson(value: Json): string {
  return plainLine(JSON.stringify(value), TEXT_LIMIT);
}
