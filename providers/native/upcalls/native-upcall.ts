import type { Arguments, Hex, Json } from '../../contract/json';
import type { Memory, Result } from '../../contract/messages';
import { littleEndian } from '../calls/call-frame';
import { hexOf } from '../calls/words';

/** An upcall that a thread of the host waits in. */
export interface NativeUpcall {
  /** The arguments in the order of the prototype. */
  readonly words: readonly bigint[];
  /** In bytes. */
  readonly pointerSize: number;
  /** Reads memory of the provider's process; null where it cannot be read. */
  read(address: bigint, length: number): Promise<Buffer | null>;
  /** Has bytes written before the upcall returns; nothing behind a null pointer. */
  readonly write: (address: bigint, bytes: string) => void;
  /** Asks the tester. */
  ask(name: string, args: Arguments, more?: { memory?: Memory; target?: number }): Promise<Result>;
}

/** Answers an upcall. @returns the word that the function returns */
export type UpcallBody = (upcall: NativeUpcall) => Promise<bigint>;

const INT_BYTES = 4;

/** A parameter by its place. */
export function word({ words }: NativeUpcall, at: number): bigint {
  return words[at] ?? 0n;
}

/** A SOCKET, context or pointer as the contract writes it. */
export function handle(upcall: NativeUpcall, at: number): Hex {
  return hexOf(BigInt.asUintN(8 * upcall.pointerSize, word(upcall, at)));
}

/** Writes an int or a DWORD behind the pointer at a place. */
export function writeDword(upcall: NativeUpcall, at: number, value: number): void {
  upcall.write(word(upcall, at), littleEndian(BigInt(value), INT_BYTES));
}

/** Writes lpErrno, where the answer has a code. @param at the place of lpErrno */
export function writeErrno(upcall: NativeUpcall, at: number, { errno }: Result): void {
  if (errno !== null) writeDword(upcall, at, errno);
}

/** An out-parameter of the answer as a text of digits, or null. */
export function hexOrNull(value: Json | undefined): Hex | null {
  return typeof value === 'string' && /^0x[0-9a-f]{1,16}$/.test(value) ? (value as Hex) : null;
}
