import { refuse, succeed, type Answer } from '../answer';
import type { Address } from '../catalog/address';
import { writeSockaddr } from '../catalog/sockaddr';
import { numberOf } from '../read-arguments';
import type { SocketCall } from './reference-function';

/** WSPGetSockName. */
export function wspGetSockName({ args, descriptor }: SocketCall): Answer {
  const { local } = descriptor.endpoint;
  return local === null ? refuse('WSAEINVAL') : addressAnswer(local, numberOf(args, 'namelen'));
}

/** WSPGetPeerName. */
export function wspGetPeerName({ args, descriptor }: SocketCall): Answer {
  const { link } = descriptor.endpoint;
  const connected = link.kind === 'connected' || link.kind === 'default-peer';
  return connected ? addressAnswer(link.address, numberOf(args, 'namelen')) : refuse('WSAENOTCONN');
}

function addressAnswer(address: Address, length: number): Answer {
  const name = writeSockaddr(address);
  return length * 2 < name.length ? refuse('WSAEFAULT') : succeed({ name });
}
