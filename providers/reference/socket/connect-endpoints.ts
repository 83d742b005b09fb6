import type { Address } from '../catalog/address';
import { atHome } from '../network/local-address';
import { Endpoint } from './endpoint';
import { FD } from './network-events';

/**
 * Connects a socket with a fresh one that waits to be accepted.
 * @param local the address of the connecting socket
 * @param address the one that it connects to
 */
export function connectEndpoints(
  connecting: Endpoint,
  local: Address,
  listener: Endpoint,
  address: Address,
): void {
  if (listener.link.kind !== 'listening') return;
  const offered = new Endpoint({ ...listener.attributes, role: null });
  offered.local = address;
  offered.nonBlocking = listener.nonBlocking;
  offered.link = { kind: 'connected', peer: connecting, address: atHome(local) };
  connecting.link = { kind: 'connected', peer: offered, address };
  listener.link.queue.push(offered);
  listener.waiting.stir();
  listener.interest.happened(FD.ACCEPT);
  connecting.interest.happened(FD.CONNECT);
  connecting.interest.happened(FD.WRITE);
}
