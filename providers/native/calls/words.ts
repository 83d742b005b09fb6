import { INVALID_SOCKET } from '../../contract/constants/constants';
import type { Hex, Json } from '../../contract/json';

/** An int or DWORD as an argument. */
export function wordOfNumber(value: Json | undefined): bigint {
  return BigInt.asUintN(32, BigInt(typeof value === 'number' ? Math.trunc(value) : 0));
}

/**
 * A handle or pointer-sized value as an argument.
 * @param pointerSize in bytes
 */
export function wordOfHandle(value: Json | undefined, pointerSize: number): bigint {
  if (value === INVALID_SOCKET) return BigInt.asUintN(8 * pointerSize, -1n);
  if (typeof value !== 'string' || !/^0x[0-9a-f]{1,16}$/.test(value)) return 0n;
  return BigInt.asUintN(8 * pointerSize, BigInt(value));
}

/** What a function returned, as a signed int. */
export function intOf(word: bigint): number {
  return Number(BigInt.asIntN(32, word));
}

/** A DWORD argument of an upcall. */
export function dwordOf(word: bigint): number {
  return Number(BigInt.asUintN(32, word));
}

export function hexOf(word: bigint): Hex {
  return `0x${word.toString(16)}`;
}

/** A SOCKET as the contract writes it. */
export function socketOf(word: bigint, pointerSize: number): Hex | typeof INVALID_SOCKET {
  const value = BigInt.asUintN(8 * pointerSize, word);
  return value === BigInt.asUintN(8 * pointerSize, -1n) ? INVALID_SOCKET : hexOf(value);
}
