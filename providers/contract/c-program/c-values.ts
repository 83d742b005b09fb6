import { ERROR_CODES, nameOf } from '../constants/constants';
import type { ParameterKind } from '../functions';
import type { Arguments } from '../json';
import { numberName } from '../notation/number-name';

/** Names that not every winsock2.h has. */
const UNCOMMON = new Set(['AF_HYPERV', 'AF_VSOCK']);

/**
 * A number as an expression in C, with the names of winsock2.h where they say what is meant.
 * @param args the arguments of the call, for what depends on another of them (an option on its level)
 */
export function cNumber(kind: ParameterKind | undefined, value: number, args: Arguments): string {
  const name = numberName(kind, value, args);
  return name === undefined || UNCOMMON.has(name) ? plainNumber(value) : name;
}

/** A code as C knows it: zero for none. */
export function cError(code: number): string {
  return nameOf(ERROR_CODES, code) ?? plainNumber(code);
}

const LARGEST_INT = 0x7fffffff;

function plainNumber(value: number): string {
  return value > LARGEST_INT ? `0x${value.toString(16)}u` : String(value);
}
