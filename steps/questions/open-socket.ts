import { AssertionError } from 'chai';
import { ERROR_CODES, INVALID_SOCKET, nameOf } from '../../providers/contract/constants/constants';
import type { Bytes, Hex } from '../../providers/contract/json';
import type { ProtocolInfo } from '../../providers/contract/structures/protocol-info';
import { encodeProtocolInfo } from '../../providers/contract/structures/protocol-info';
import type { CallOptions, ProviderProcess, ReturnedCall } from '../../providers/ws2_32/provider-process';
import { FROM_PROTOCOL_INFO } from '../../providers/contract/constants/constants';

/** The arguments of WSPSocket, in the prototype's order. */
export interface SocketArguments {
  readonly af: number;
  readonly type: number;
  readonly protocol: number;
  readonly lpProtocolInfo: Bytes;
  readonly g: number;
  readonly dwFlags: number;
}

/**
 * The entry's own protocol; FROM_PROTOCOL_INFO where that is zero, since the
 * page gives a protocol of zero no meaning (READING, "af, type, protocol").
 */
export function protocolOf(entry: ProtocolInfo): number {
  return entry.iProtocol === 0 ? FROM_PROTOCOL_INFO : entry.iProtocol;
}

/** A call with nothing unusual: the entry's own triple, no group, no flags; `changes` say what is otherwise. */
export function socketArguments(
  entry: ProtocolInfo,
  changes: Partial<SocketArguments> = {},
): SocketArguments {
  return {
    af: entry.iAddressFamily,
    type: entry.iSocketType,
    protocol: protocolOf(entry),
    lpProtocolInfo: encodeProtocolInfo(entry),
    g: 0,
    dwFlags: 0,
    ...changes,
  };
}

/** As applications ask for the socket of an entry that they have chosen. */
export const BY_ENTRY = { af: FROM_PROTOCOL_INFO, type: FROM_PROTOCOL_INFO, protocol: FROM_PROTOCOL_INFO };

/** As a client asks that leaves it to the provider. */
export const WITH_ZEROS = { af: 0, type: 0 };

/** Calls WSPSocket. */
export function openSocket(
  process: ProviderProcess,
  args: SocketArguments,
  options?: CallOptions,
): Promise<ReturnedCall> {
  return process.call('WSPSocket', { ...args }, options);
}

/** Whether the call gave INVALID_SOCKET. */
export function isRefused({ returned }: ReturnedCall): boolean {
  return returned.result === INVALID_SOCKET;
}

/**
 * The descriptor that a successful call returned.
 * @throws AssertionError where it returned anything else
 */
export function descriptorOf(call: ReturnedCall): Hex {
  const { result } = call.returned;
  if (typeof result === 'string' && /^0x[0-9a-f]+$/.test(result)) return result as Hex;
  throw new AssertionError(
    result === INVALID_SOCKET
      ? `expected a descriptor, got INVALID_SOCKET with ${codeName(call.returned.errno)}`
      : `expected a descriptor or INVALID_SOCKET, got ${JSON.stringify(result)}`,
  );
}

/** What a call returned, in words. */
export function resultOf({ returned }: ReturnedCall): string {
  return typeof returned.result === 'string' ? returned.result : JSON.stringify(returned.result);
}

/** A code in words, for reasons and messages. */
export function codeName(errno: number | null): string {
  if (errno === 0) return 'success';
  if (errno === null) return 'no code (lpErrno never written)';
  return nameOf(ERROR_CODES, errno) ?? `code ${String(errno)}, which is no Winsock code`;
}

/** Where a fact was read: the return of a call. */
export function returnOf({ call }: ReturnedCall): string {
  return `return of ${call.function} (call ${String(call.id)})`;
}
