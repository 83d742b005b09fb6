import {
  ERROR_CODES,
  FROM_PROTOCOL_INFO,
  SOCKET_ERROR,
  SOCKET_OPTIONS,
  SOL_SOCKET,
} from '../../providers/contract/constants/constants';
import type { Hex } from '../../providers/contract/json';
import type { ProtocolInfo } from '../../providers/contract/structures/protocol-info';
import { decodeProtocolInfo, PROTOCOL_INFO_SIZE } from '../../providers/contract/structures/protocol-info';
import type { ProviderProcess, ReturnedCall } from '../../providers/ws2_32/provider-process';

/** Family, type and protocol as the provider's options tell them; a part that no option tells is left out. */
export interface ReadBack {
  readonly known: boolean;
  readonly af?: number;
  /** As SO_TYPE tells it, and as SO_PROTOCOL_INFOW does. */
  readonly types: readonly number[];
  readonly protocol?: number;
}

export const SIZE_OF_INT = 4;

/** Reads an option of level SOL_SOCKET. */
export function getOption(
  process: ProviderProcess,
  s: Hex,
  option: keyof typeof SOCKET_OPTIONS,
  optlen: number,
): Promise<ReturnedCall> {
  return process.call('WSPGetSockOpt', { s, level: SOL_SOCKET, optname: SOCKET_OPTIONS[option], optlen });
}

/**
 * Reads SO_TYPE and SO_PROTOCOL_INFOW.
 * @returns `known: false` where the provider says that the descriptor is no socket (WSAENOTSOCK)
 */
export async function readBack(process: ProviderProcess, s: Hex): Promise<ReadBack> {
  const type = await getOption(process, s, 'SO_TYPE', SIZE_OF_INT);
  const info = await getOption(process, s, 'SO_PROTOCOL_INFOW', PROTOCOL_INFO_SIZE);
  if (isNoSocket(type) || isNoSocket(info)) return { known: false, types: [] };
  const structure = optval(info, PROTOCOL_INFO_SIZE);
  const number = optval(type, SIZE_OF_INT);
  const decoded = structure === undefined ? undefined : decodeProtocolInfo(structure.toString('hex'));
  const types = [number?.readInt32LE(), decoded?.iSocketType].filter((value) => value !== undefined);
  return {
    known: true,
    types,
    ...(decoded === undefined ? {} : { af: decoded.iAddressFamily, protocol: decoded.iProtocol }),
  };
}

/** Whether a call was answered that its descriptor is no socket. */
export function isNoSocket({ returned }: ReturnedCall): boolean {
  return returned.result === SOCKET_ERROR && returned.errno === ERROR_CODES.WSAENOTSOCK;
}

/** What an option holds, or undefined where it is not offered or has another size. */
export function optval({ returned }: ReturnedCall, size: number): Buffer | undefined {
  const value = returned.out['optval'];
  if (returned.result !== 0 || typeof value !== 'string') return undefined;
  const memory = Buffer.from(value, 'hex');
  return memory.length === size ? memory : undefined;
}

/**
 * In which parts the read-back differs from the entry; empty where in none.
 * A protocol may be any of the range that the entry covers.
 */
export function differences(found: ReadBack, entry: ProtocolInfo): readonly string[] {
  const last = entry.iProtocol + Math.max(0, entry.iProtocolMaxOffset);
  return [
    ...(found.af === undefined || found.af === entry.iAddressFamily
      ? []
      : [`family ${String(found.af)} instead of ${String(entry.iAddressFamily)}`]),
    ...found.types
      .filter((type) => type !== entry.iSocketType)
      .map((type) => `type ${String(type)} instead of ${String(entry.iSocketType)}`),
    ...(found.protocol === undefined || (found.protocol >= entry.iProtocol && found.protocol <= last)
      ? []
      : [`protocol ${String(found.protocol)} instead of ${String(entry.iProtocol)}`]),
  ];
}

/**
 * The same where the call said FROM_PROTOCOL_INFO for some of the three: for the protocol that is iProtocol and no
 * other of the range.
 */
export function differencesFromAsked(
  found: ReadBack,
  entry: ProtocolInfo,
  asked: { readonly protocol: number },
): readonly string[] {
  const exact = asked.protocol === FROM_PROTOCOL_INFO ? { ...entry, iProtocolMaxOffset: 0 } : entry;
  return differences(found, exact);
}

/** The read-back in words. */
export function describeReadBack({ af, types, protocol }: ReadBack): string {
  const word = (value: number | undefined): string => (value === undefined ? 'not told' : String(value));
  const type = types.length === 0 ? 'not told' : [...new Set(types)].join(' and ');
  return `family ${word(af)}, type ${type}, protocol ${word(protocol)}`;
}
