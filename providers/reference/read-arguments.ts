import type { Arguments, Bytes, Hex, Json } from '../contract/json';

/**
 * Typed views of the arguments of a call. An argument of another kind than the
 * prototype's is a fault of the caller's side and throws a TypeError.
 */

/** An int or a DWORD. */
export function numberOf(args: Arguments, name: string): number {
  const value = args[name];
  return typeof value === 'number' ? value : mistyped(name, value);
}

/** A number, or null for a null pointer. */
export function numberOrNullOf(args: Arguments, name: string): number | null {
  return args[name] === null ? null : numberOf(args, name);
}

/** A text or the digits of a buffer or handle; a null pointer is the empty text. */
export function textOf(args: Arguments, name: string): string {
  const value = args[name];
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : mistyped(name, value);
}

/** A handle that may be null. */
export function handleOf(args: Arguments, name: string): string | null {
  return args[name] === null ? null : textOf(args, name);
}

/** The buffers to send. */
export function buffersOf(args: Arguments, name: string): readonly Bytes[] {
  const value = args[name] ?? [];
  return isList(value) && value.every((item) => typeof item === 'string') ? value : mistyped(name, value);
}

/** The lengths of the buffers to fill, in bytes. */
export function lengthsOf(args: Arguments, name: string): readonly number[] {
  const value = args[name] ?? [];
  return isList(value) && value.every((item) => typeof item === 'number') ? value : mistyped(name, value);
}

/** A set of descriptors, or null where no set was given. */
export function descriptorsOf(args: Arguments, name: string): readonly string[] | null {
  return args[name] === null ? null : buffersOf(args, name);
}

/** The parameters that an overlapped request brings along. */
export interface OverlappedArguments {
  readonly token: Hex;
  readonly hEvent: string | null;
  readonly routine: string | null;
  readonly threadId: string | null;
}

/** The overlapped parameters, or null where lpOverlapped is null. */
export function overlappedOf(args: Arguments): OverlappedArguments | null {
  const value = args['lpOverlapped'] ?? null;
  if (value === null) return null;
  if (typeof value !== 'object' || isList(value)) return mistyped('lpOverlapped', value);
  return {
    token: textOf(value, 'token') as Hex,
    hEvent: handleOf(value, 'hEvent'),
    routine: textOf(args, 'lpCompletionRoutine') || null,
    threadId: textOf(args, 'lpThreadId') || null,
  };
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function mistyped(name: string, value: Json | undefined): never {
  throw new TypeError(`the argument ${name} is not of its type: ${JSON.stringify(value)}`);
}
