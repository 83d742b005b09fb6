import { ERROR_CODES, INVALID_SOCKET, type ErrorName } from '../../contract/constants/constants';
import type { FunctionResult } from '../../contract/service-provider/service-provider';

/** Whether WSPSocket, or another function that gives a descriptor, refused. */
export function isRefusal({ result }: FunctionResult): boolean {
  return result === INVALID_SOCKET;
}

/** Whether it refused with this code. */
export function isRefusedWith(result: FunctionResult, code: ErrorName): boolean {
  return isRefusal(result) && result.errno === ERROR_CODES[code];
}

/** A refusal of a function that gives a descriptor. */
export function refusal(code: ErrorName | null): FunctionResult {
  return { result: INVALID_SOCKET, errno: code === null ? null : ERROR_CODES[code], out: {} };
}

/** The same refusal with another code; what is no refusal stays as it is. */
export function withCode(result: FunctionResult, errno: number | null): FunctionResult {
  return isRefusal(result) ? { ...result, errno } : result;
}
