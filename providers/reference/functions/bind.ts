import { refuse, succeed, type Answer } from '../answer';
import { readSockaddr } from '../catalog/sockaddr';
import { textOf } from '../read-arguments';
import { isHere } from '../network/local-address';
import type { SocketCall } from './reference-function';
import { openSessionOfRoot } from '../network/session-of-root';

/** WSPBind. Binding a c_root opens its multipoint session. */
export function wspBind({ process, args, descriptor }: SocketCall): Answer {
  const { endpoint } = descriptor;
  const { ports } = process.network;
  if (endpoint.local !== null) return refuse('WSAEINVAL');
  const address = readSockaddr(endpoint.entry.iAddressFamily, textOf(args, 'name'));
  // WSPBind calls another family a bad address, where WSPConnect says that the family is not supported.
  if (typeof address === 'string') return refuse('WSAEFAULT');
  if (!isHere(address)) return refuse('WSAEADDRNOTAVAIL');
  if (address.port === 0) ports.bindToFreePort(endpoint, address.family, address.host);
  else if (!ports.bind(endpoint, address)) return refuse('WSAEADDRINUSE');
  openSessionOfRoot(process.network, endpoint);
  return succeed();
}
