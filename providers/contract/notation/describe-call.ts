import { INVALID_SOCKET, SOCKET_ERROR } from '../constants/constants';
import { SPI_FUNCTIONS, UPCALLS, type Parameters, type Prototype } from '../functions';
import type { Arguments, Json } from '../json';
import type { Answer, Call, Result, Return, Upcall } from '../messages';
import { describeBytes } from './describe-memory';
import { describeError, describeValue } from './describe-value';
import { plainLine } from './plain-text';

const NAME_LIMIT = 80;

/**
 * A call, and what it returned, in the notation of the page with symbolic names:
 * `WSPSocket(af = AF_INET, …) → INVALID_SOCKET, WSAEAFNOSUPPORT`.
 * @param returned left out: only the call
 */
export function describeCall(call: Call, returned?: Return): string {
  const times = call.times === undefined ? '' : `${String(call.times)} × `;
  const made = `${times}${describeInvocation(SPI_FUNCTIONS[call.function], call)}`;
  return returned === undefined ? made : `${made} ${describeReturn(call, returned)}`;
}

/** What a call returned: `→ 0x104`. */
export function describeReturn(call: Call, returned: Return): string {
  const made = returned.made === undefined ? '' : ` (${String(returned.made)} made)`;
  const before = call.arguments['lpProtocolInfo'];
  const after = returned.in?.lpProtocolInfo ?? before;
  const changed = after === before ? '' : '; lpProtocolInfo was changed';
  return `→ ${describeResult(SPI_FUNCTIONS[call.function], returned, call.arguments)}${made}${changed}`;
}

/**
 * An upcall, or a layer's call to the next layer, and how it was answered.
 * @param answer left out: only the upcall
 */
export function describeUpcall(upcall: Upcall, answer?: Answer): string {
  const next = upcall.target === null ? '' : `next layer ${String(upcall.target)}: `;
  const prototype = prototypeOf(upcall);
  const memory = Object.entries(upcall.memory).map(
    ([token, buffers]) =>
      `; ${plainLine(token, NAME_LIMIT)} now holds ${buffers.map(describeBytes).join(', ')}`,
  );
  const made = `${next}${describeInvocation(prototype, upcall)}${memory.join('')}`;
  return answer === undefined ? made : `${made} ${describeAnswer(upcall, answer)}`;
}

/** How an upcall was answered: `→ 0x104`. */
export function describeAnswer(upcall: Upcall, answer: Answer): string {
  return `→ ${describeResult(prototypeOf(upcall), answer, upcall.arguments)}`;
}

function prototypeOf(upcall: Upcall): Prototype | undefined {
  return upcall.target === null ? UPCALLS[upcall.function] : SPI_FUNCTIONS[upcall.function];
}

function describeInvocation(prototype: Prototype | undefined, made: Call | Upcall): string {
  const args = describeParameters(prototype?.in ?? {}, made.arguments, made.arguments);
  return `${plainLine(made.function, NAME_LIMIT)}(${args.join(', ')})`;
}

function describeParameters(kinds: Parameters, values: Arguments, args: Arguments): readonly string[] {
  return Object.entries(values).map(([name, value]) => {
    const kind = kinds[name];
    const sign = kind === 'protocolInfo' && value !== null ? '→' : '=';
    return `${plainLine(name, NAME_LIMIT)} ${sign} ${describeValue(kind, value, args)}`;
  });
}

function describeResult(prototype: Prototype | undefined, given: Result, args: Arguments): string {
  const returns = prototype?.returns;
  const written = Object.fromEntries(Object.entries(given.out).filter(([, value]) => value !== null));
  const parts = [
    describeReturned(returns, given.result),
    ...describeErrno(returns, given),
    ...describeParameters(prototype?.out ?? {}, written, args),
  ];
  return parts.join(', ');
}

function describeReturned(returns: Prototype['returns'] | undefined, result: Json): string {
  if (typeof result === 'number') {
    if (returns === 'status' && result === SOCKET_ERROR) return 'SOCKET_ERROR';
    if (returns === 'bool') return result === 0 ? 'FALSE' : 'TRUE';
    if (returns === 'code') return describeError(result);
  }
  if (returns === 'none') return 'no result';
  return describeValue(returns === 'socket' || returns === 'handle' ? 'handle' : undefined, result, {});
}

function describeErrno(returns: Prototype['returns'] | undefined, given: Result): readonly string[] {
  const failed =
    given.result === INVALID_SOCKET ||
    given.result === SOCKET_ERROR ||
    (returns === 'bool' && given.result === 0);
  if (failed) return [given.errno === null ? 'lpErrno not written' : describeError(given.errno)];
  return given.errno === null || returns === 'code' ? [] : [`lpErrno = ${describeError(given.errno)}`];
}
