import { ERROR_CODES, INVALID_SOCKET, SOCKET_ERROR, type ErrorName } from '../contract/constants/constants';
import { SPI_FUNCTIONS } from '../contract/functions';
import type { Arguments, Json } from '../contract/json';
import type { FunctionResult } from '../contract/service-provider/service-provider';

/** How an SPI function of the reference ends: with a result, or refused with a code. */
export type Answer = Success | Refusal;

interface Success {
  readonly kind: 'success';
  readonly result: Json;
  readonly out: Arguments;
}

export interface Refusal {
  readonly kind: 'refusal';
  readonly errno: number;
  /** What was written all the same, such as the part of a message that fitted. */
  readonly out: Arguments;
}

/** @param result what the function returns; left out: 0, the success of a status */
export function succeed(out: Arguments = {}, result: Json = 0): Success {
  return { kind: 'success', result, out };
}

/** @param code a Winsock code by its name, or the number that an upcall gave */
export function refuse(code: ErrorName | number, out: Arguments = {}): Refusal {
  return { kind: 'refusal', errno: typeof code === 'number' ? code : ERROR_CODES[code], out };
}

/** Puts an answer into the form that the function's prototype asks for; lpErrno is written by refusals only. */
export function toResult(functionName: string, answer: Answer): FunctionResult {
  if (answer.kind === 'success') return { result: answer.result, errno: null, out: answer.out };
  return { result: failureOf(functionName, answer.errno), errno: answer.errno, out: answer.out };
}

function failureOf(functionName: string, errno: number): Json {
  switch (SPI_FUNCTIONS[functionName]?.returns) {
    case 'socket':
      return INVALID_SOCKET;
    case 'bool':
      return 0;
    case 'code':
      return errno;
    default:
      return SOCKET_ERROR;
  }
}
