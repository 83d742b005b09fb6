import { refuse, succeed, type Answer } from '../answer';
import type { Address } from '../catalog/address';
import { layoutOf } from '../catalog/address-layout';
import { isConnectionOriented } from '../catalog/characteristics';
import { readSockaddr } from '../catalog/sockaddr';
import { atHome, isHere, localAddress } from '../network/local-address';
import { textOf } from '../read-arguments';
import { connectEndpoints } from '../socket/connect-endpoints';
import type { Endpoint } from '../socket/endpoint';
import type { SocketCall } from './reference-function';

/** WSPConnect. In memory it is answered at once, on a non-blocking socket too. */
export function wspConnect(call: SocketCall): Answer {
  const { endpoint } = call.descriptor;
  const given = readSockaddr(endpoint.entry.iAddressFamily, textOf(call.args, 'name'));
  if (typeof given === 'string') return refuse(given);
  if (call.process.network.isInduced('network-down')) return refuse('WSAENETDOWN');
  const address = atHome(given);
  return isConnectionOriented(endpoint.entry)
    ? connectStream(call, endpoint, address)
    : setDefaultPeer(call, endpoint, given);
}

function connectStream({ process }: SocketCall, endpoint: Endpoint, address: Address): Answer {
  const { network, behaviour } = process;
  if (endpoint.link.kind === 'listening') return refuse('WSAEINVAL');
  if (endpoint.link.kind !== 'none') return refuse('WSAEISCONN');
  const { group } = endpoint;
  const wrongAddress = group === null ? null : behaviour.refusalOfGroupConnect(group, address);
  if (wrongAddress !== null) return refuse(wrongAddress);
  if (!isHere(address) || network.carrier.isCut) return refuse('WSAENETUNREACH');
  const listener = network.ports.find(endpoint.space, address);
  if (listener?.link.kind !== 'listening') return refuse('WSAECONNREFUSED');
  if (listener.link.queue.length >= listener.link.backlog) return refuse('WSAECONNREFUSED');
  connectEndpoints(endpoint, localAddress(network, endpoint), listener, address);
  // Only a connection that is made fixes the address of a group.
  if (group !== null) group.address ??= address;
  return succeed();
}

/** Connecting to nowhere ends the connection; datagrams of others that wait already are no longer heard. */
function setDefaultPeer({ process }: SocketCall, endpoint: Endpoint, given: Address): Answer {
  const isNowhere = given.port === 0 && given.host === layoutOf(given.family)?.anyHost;
  if (endpoint.link.kind === 'session' || endpoint.link.kind === 'leaf') return refuse('WSAEISCONN');
  if (isNowhere) {
    endpoint.link = { kind: 'none' };
    return succeed();
  }
  if (!isHere(given)) return refuse('WSAENETUNREACH');
  localAddress(process.network, endpoint);
  endpoint.link = { kind: 'default-peer', address: atHome(given) };
  endpoint.inbox.retain(({ from }) => from === null || process.behaviour.hearsFrom(endpoint, from));
  return succeed();
}
