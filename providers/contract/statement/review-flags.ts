import { SERVICE_FLAGS, SOCKET_TYPES } from '../constants/constants';
import { canReceive, canSend, isConnectionless, supportsMultipoint } from '../structures/entry-traits';
import type { ProtocolInfo } from '../structures/protocol-info';
import { defect, note, type IcsFinding } from './ics-finding';

/** dwServiceFlags1: bits that contradict each other, the type, or the meaning of another bit. */
export function reviewFlags(entry: ProtocolInfo): readonly IcsFinding[] {
  const has = (name: keyof typeof SERVICE_FLAGS): boolean =>
    (entry.dwServiceFlags1 & SERVICE_FLAGS[name]) !== 0;
  const isStream = entry.iSocketType === SOCKET_TYPES.SOCK_STREAM;
  const planes = (['XP1_MULTIPOINT_CONTROL_PLANE', 'XP1_MULTIPOINT_DATA_PLANE'] as const).filter(has);
  return [
    ...planes
      .filter(() => !supportsMultipoint(entry))
      .map((plane) => defect(`${plane} is set and XP1_SUPPORT_MULTIPOINT is not`)),
    ...(!canSend(entry) && !canReceive(entry)
      ? [defect('XP1_UNI_SEND and XP1_UNI_RECV are both set; at most one may be')]
      : []),
    ...(isStream && isConnectionless(entry) ? [defect('SOCK_STREAM and XP1_CONNECTIONLESS')] : []),
    ...(isStream && !has('XP1_GUARANTEED_DELIVERY')
      ? [defect('SOCK_STREAM without XP1_GUARANTEED_DELIVERY; it is tested as if the flag were set')]
      : []),
    ...(isStream && !has('XP1_GUARANTEED_ORDER') ? [note('SOCK_STREAM without XP1_GUARANTEED_ORDER')] : []),
    ...(has('XP1_PSEUDO_STREAM') && !has('XP1_MESSAGE_ORIENTED')
      ? [defect('XP1_PSEUDO_STREAM is set and XP1_MESSAGE_ORIENTED is not')]
      : []),
    ...(has('XP1_PARTIAL_MESSAGE') && !has('XP1_MESSAGE_ORIENTED')
      ? [defect('XP1_PARTIAL_MESSAGE is set and XP1_MESSAGE_ORIENTED is not')]
      : []),
    ...(isConnectionless(entry) && has('XP1_GRACEFUL_CLOSE')
      ? [note('XP1_GRACEFUL_CLOSE on a connectionless entry')]
      : []),
    ...(has('XP1_INTERRUPT') ? [note('XP1_INTERRUPT is reserved')] : []),
  ];
}
