import { SERVICE_FLAGS } from '../../contract/constants/constants';
import type { ProtocolInfo } from '../../contract/structures/protocol-info';

type ServiceFlag = keyof typeof SERVICE_FLAGS;

/** Whether an entry has one of the XP1_ flags. */
export function has(entry: ProtocolInfo, flag: ServiceFlag): boolean {
  return (entry.dwServiceFlags1 & SERVICE_FLAGS[flag]) !== 0;
}

/** Whether sockets of the entry have to be connected before data can be sent or received. */
export function isConnectionOriented(entry: ProtocolInfo): boolean {
  return !has(entry, 'XP1_CONNECTIONLESS');
}

/** Whether a receive returns at most one message of the sender. */
export function keepsMessageBoundaries(entry: ProtocolInfo): boolean {
  return has(entry, 'XP1_MESSAGE_ORIENTED') && !has(entry, 'XP1_PSEUDO_STREAM');
}
