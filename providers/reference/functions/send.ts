import { refuse, type Answer } from '../answer';
import type { Address } from '../catalog/address';
import { isConnectionOriented } from '../catalog/characteristics';
import { readSockaddr } from '../catalog/sockaddr';
import { perform } from '../operations/perform';
import { sendMessage } from '../operations/send-message';
import { ConnectionSend } from '../operations/send-stream';
import type { Finished } from '../process/overlapped-request';
import { buffersOf, handleOf, numberOf } from '../read-arguments';
import type { SocketCall } from './reference-function';

/** WSPSend. */
export function wspSend(call: SocketCall): Answer | Promise<Answer> {
  return send(call, null);
}

/** WSPSendTo; on a connection-oriented socket the address has no meaning. */
export function wspSendTo(call: SocketCall): Answer | Promise<Answer> {
  const { entry, link } = call.descriptor.endpoint;
  const lpTo = handleOf(call.args, 'lpTo');
  if (isConnectionOriented(entry)) return send(call, null);
  if (lpTo === null) return link.kind === 'none' ? refuse('WSAEDESTADDRREQ') : send(call, null);
  const to = readSockaddr(entry.iAddressFamily, lpTo);
  return typeof to === 'string' ? refuse(to) : send(call, to);
}

function send(call: SocketCall, to: Address | null): Answer | Promise<Answer> {
  const { process, args, descriptor } = call;
  if (numberOf(args, 'dwFlags') !== 0) return refuse('WSAEOPNOTSUPP');
  const data = Buffer.from(buffersOf(args, 'lpBuffers').join(''), 'hex');
  const connection = isConnectionOriented(descriptor.endpoint.entry)
    ? new ConnectionSend(process, descriptor.endpoint, data)
    : null;
  return perform(call, {
    direction: 'send',
    attempt: (partly): Finished | null =>
      connection === null ? sendMessage(process, descriptor.endpoint, data, to) : connection.attempt(partly),
    out: ({ bytes }) => ({ lpNumberOfBytesSent: bytes }),
  });
}
