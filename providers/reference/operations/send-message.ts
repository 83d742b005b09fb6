import { ERROR_CODES } from '../../contract/constants/constants';
import { sameAddress, type Address } from '../catalog/address';
import { has } from '../catalog/characteristics';
import { atHome, isHere, localAddress } from '../network/local-address';
import type { Session } from '../network/sessions';
import type { Finished } from '../process/overlapped-request';
import type { ReferenceProcess } from '../process/reference-process';
import type { Endpoint } from '../socket/endpoint';
import { FD } from '../socket/network-events';
import { failed } from './operation';

/**
 * Sends one message of a connectionless socket.
 * @param to where to; null: to whom the socket is connected, or to its session
 */
export function sendMessage(
  process: ReferenceProcess,
  endpoint: Endpoint,
  data: Buffer,
  to: Address | null,
): Finished {
  if (endpoint.sendsNoMore) return failed(ERROR_CODES.WSAESHUTDOWN);
  if (data.length > endpoint.entry.dwMessageSize) return failed(ERROR_CODES.WSAEMSGSIZE);
  const { link } = endpoint;
  if (to === null && link.kind === 'leaf') return deliver(process, endpoint, data, [link.leaf]);
  if (link.kind === 'session' && (to === null || sameAddress(to, link.session.address))) {
    return sendToSession(process, endpoint, data, link.session);
  }
  if (to !== null) return sendToAddress(process, endpoint, data, to);
  if (link.kind === 'default-peer') return sendToAddress(process, endpoint, data, link.address);
  return failed(ERROR_CODES.WSAENOTCONN);
}

function sendToAddress(process: ReferenceProcess, endpoint: Endpoint, data: Buffer, to: Address): Finished {
  const { ports, sessions } = process.network;
  const session = sessions.find(endpoint.space, to);
  if (!isHere(to)) {
    return session === undefined
      ? failed(ERROR_CODES.WSAENETUNREACH)
      : sendToSession(process, endpoint, data, session);
  }
  const receiver = ports.find(endpoint.space, atHome(to));
  return deliver(process, endpoint, data, receiver === undefined ? [] : [receiver]);
}

function sendToSession(
  process: ReferenceProcess,
  endpoint: Endpoint,
  data: Buffer,
  session: Session,
): Finished {
  const members = [...session.members];
  const own = members.find((member) => member.endpoint === endpoint);
  if (own?.sends === false) return failed(ERROR_CODES.WSAEOPNOTSUPP);
  const { role } = endpoint.attributes;
  const reached = members.filter(({ endpoint: other, receives }) => {
    if (other === endpoint || !receives) return false;
    const { role: otherRole } = other.attributes;
    return role === null || otherRole === null
      ? true
      : process.behaviour.reachesMember(endpoint.entry, role, otherRole);
  });
  return deliver(
    process,
    endpoint,
    data,
    reached.map((member) => member.endpoint),
  );
}

function deliver(
  process: ReferenceProcess,
  sender: Endpoint,
  data: Buffer,
  receivers: readonly Endpoint[],
): Finished {
  const from = atHome(localAddress(process.network, sender));
  const messages = process.behaviour.transmit(sender, data);
  for (const receiver of receivers) {
    if (!process.behaviour.hearsFrom(receiver, from)) continue;
    for (const message of messages) arrive(receiver, message, from);
  }
  return { errno: 0, bytes: data.length, buffers: [] };
}

/** A message for which there is no room is lost, unless the protocol delivers all. */
function arrive(receiver: Endpoint, data: Buffer, from: Address): void {
  const { inbox, entry } = receiver;
  const fits = inbox.isEmpty || inbox.room >= data.length || has(entry, 'XP1_GUARANTEED_DELIVERY');
  if (receiver.receivesNoMore || !fits) return;
  inbox.put({ data, from });
  receiver.waiting.stir();
  if (!inbox.isEmpty) receiver.interest.happened(FD.READ);
}
