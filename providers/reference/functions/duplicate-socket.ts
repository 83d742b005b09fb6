import { encodeProtocolInfo } from '../../contract/structures/protocol-info';
import { refuse, succeed, type Answer } from '../answer';
import { numberOf } from '../read-arguments';
import type { SocketCall } from './reference-function';

/** WSPDuplicateSocket: the entry of the socket with a mark in dwProviderReserved, good for one descriptor. */
export function wspDuplicateSocket({ process, args, descriptor }: SocketCall): Answer {
  const { network, parts } = process;
  if (!parts.shape.sharedSockets) return refuse('WSAEOPNOTSUPP');
  const processId = numberOf(args, 'dwProcessId');
  if (!network.hasProcess(processId)) return refuse('WSAEINVAL');
  const { endpoint } = descriptor;
  const dwProviderReserved = network.duplicates.offer({ endpoint, processId });
  const lpProtocolInfo = encodeProtocolInfo({ ...endpoint.attributes.characteristics, dwProviderReserved });
  return succeed({ lpProtocolInfo });
}
