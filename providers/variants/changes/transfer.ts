import { ERROR_CODES, SOCKET_ERROR, type ErrorName } from '../../contract/constants/constants';
import type { Hex } from '../../contract/json';
import type { FunctionResult } from '../../contract/service-provider/service-provider';
import { overlappedOf } from '../../reference/read-arguments';
import type { Descriptor } from '../../reference/process/descriptor';
import type { Body, SurroundedCall } from './around';

/** The functions that overlapped operations are begun with. */
export const TRANSFERS = ['WSPSend', 'WSPSendTo', 'WSPRecv', 'WSPRecvFrom', 'WSPIoctl'] as const;
export type Transfer = (typeof TRANSFERS)[number];

/** A function that fails with a code. */
export function failure(code: ErrorName): FunctionResult {
  return { result: SOCKET_ERROR, errno: ERROR_CODES[code], out: {} };
}

/** The descriptor that a call is for. */
export function descriptorOf({ args, process }: SurroundedCall<unknown>): Descriptor | undefined {
  return process.find(args['s'] as string);
}

/** Whether a call comes through another descriptor than the socket's first one. */
export function isThroughFurther(call: SurroundedCall<unknown>): boolean {
  const descriptor = descriptorOf(call);
  const [first] = descriptor?.endpoint.descriptors ?? [];
  return descriptor !== undefined && descriptor !== first;
}

/** The token of the call's overlapped structure; null where it has none, or its socket no overlapped attribute. */
export function requestOf(call: SurroundedCall<unknown>): Hex | null {
  const isOverlapped = descriptorOf(call)?.endpoint.attributes.overlapped === true;
  return isOverlapped ? (overlappedOf(call.args)?.token ?? null) : null;
}

/** Whether a call is a synchronous one on an overlapped socket. */
export function isSynchronous(call: SurroundedCall<unknown>): boolean {
  const isOverlapped = descriptorOf(call)?.endpoint.attributes.overlapped === true;
  return isOverlapped && call.args['lpOverlapped'] === null;
}

/** One body for some of the functions. */
export function forEach<Memory>(
  names: readonly Transfer[],
  body: Body<Memory>,
): { readonly [name: string]: Body<Memory> } {
  return Object.fromEntries(names.map((name) => [name, body]));
}

/** The worker tells that a request is complete. */
export async function tellComplete(
  { process, args }: SurroundedCall<unknown>,
  token: Hex,
  how: { readonly errno?: number; readonly bytes?: number; readonly buffers?: readonly string[] } = {},
): Promise<void> {
  const { errno = 0, bytes = 0, buffers = [] } = how;
  await process.parts.worker.upcall(
    'WPUCompleteOverlappedRequest',
    { s: args['s'] ?? null, lpOverlapped: token, dwError: errno, cbTransferred: bytes },
    { memory: { [token]: buffers } },
  );
}
