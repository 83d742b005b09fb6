import { BASE_PROTOCOL, SERVICE_FLAGS, SOCKET_TYPES } from '../constants/constants';
import type { ProtocolInfo } from './protocol-info';

/**
 * What a catalog entry says about its sockets. Nothing here is declared anywhere
 * else: these functions read the flags, the chain and the triple.
 */

const has = (entry: ProtocolInfo, flag: number): boolean => (entry.dwServiceFlags1 & flag) !== 0;

/** An entry of a base provider: not a chain, not a layer. */
export function isBase(entry: ProtocolInfo): boolean {
  return entry.ProtocolChain.ChainLen === BASE_PROTOCOL;
}

/** An entry of a layered provider: the layer itself, or a chain. */
export function isLayered(entry: ProtocolInfo): boolean {
  return !isBase(entry);
}

/** A protocol chain: layers above a base. */
export function isChain(entry: ProtocolInfo): boolean {
  return entry.ProtocolChain.ChainLen > BASE_PROTOCOL;
}

/** The catalog ids of a chain, the top layer first; empty where the entry is no chain. */
export function chainIds(entry: ProtocolInfo): readonly number[] {
  const { ChainLen, ChainEntries } = entry.ProtocolChain;
  return isChain(entry) ? ChainEntries.slice(0, ChainLen) : [];
}

/** Descriptors are handles of an installable file system. */
export function isIfs(entry: ProtocolInfo): boolean {
  return has(entry, SERVICE_FLAGS.XP1_IFS_HANDLES);
}

export function isRaw(entry: ProtocolInfo): boolean {
  return entry.iSocketType === SOCKET_TYPES.SOCK_RAW;
}

export function isConnectionless(entry: ProtocolInfo): boolean {
  return has(entry, SERVICE_FLAGS.XP1_CONNECTIONLESS);
}

export function isConnectionOriented(entry: ProtocolInfo): boolean {
  return !isConnectionless(entry);
}

export function isMessageOriented(entry: ProtocolInfo): boolean {
  return has(entry, SERVICE_FLAGS.XP1_MESSAGE_ORIENTED);
}

/** What was sent as one message is received as one message. */
export function keepsBoundaries(entry: ProtocolInfo): boolean {
  return isMessageOriented(entry) && !has(entry, SERVICE_FLAGS.XP1_PSEUDO_STREAM);
}

/** Connection-oriented and reliable: by the flag, or because that is what SOCK_STREAM means. */
export function isReliable(entry: ProtocolInfo): boolean {
  const promised = has(entry, SERVICE_FLAGS.XP1_GUARANTEED_DELIVERY);
  return isConnectionOriented(entry) && (promised || entry.iSocketType === SOCKET_TYPES.SOCK_STREAM);
}

export function keepsOrder(entry: ProtocolInfo): boolean {
  return has(entry, SERVICE_FLAGS.XP1_GUARANTEED_ORDER);
}

export function supportsMultipoint(entry: ProtocolInfo): boolean {
  return has(entry, SERVICE_FLAGS.XP1_SUPPORT_MULTIPOINT);
}

/** Multipoint with a root in the control plane. */
export function hasRootedControlPlane(entry: ProtocolInfo): boolean {
  return supportsMultipoint(entry) && has(entry, SERVICE_FLAGS.XP1_MULTIPOINT_CONTROL_PLANE);
}

/** Multipoint with a root in the data plane. */
export function hasRootedDataPlane(entry: ProtocolInfo): boolean {
  return supportsMultipoint(entry) && has(entry, SERVICE_FLAGS.XP1_MULTIPOINT_DATA_PLANE);
}

/** Data can be sent: not an entry that only receives. */
export function canSend(entry: ProtocolInfo): boolean {
  return !has(entry, SERVICE_FLAGS.XP1_UNI_RECV);
}

/** Data can be received: not an entry that only sends. */
export function canReceive(entry: ProtocolInfo): boolean {
  return !has(entry, SERVICE_FLAGS.XP1_UNI_SEND);
}
