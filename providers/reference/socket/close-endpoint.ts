import { ERROR_CODES } from '../../contract/constants/constants';
import type { ReferenceBehaviour } from '../behaviour/reference-behaviour';
import type { Network } from '../network/network';
import type { Endpoint } from './endpoint';
import { FD } from './network-events';

/** Frees the underlying socket once no descriptor stands for it any more. */
export function closeIfUnused(endpoint: Endpoint, network: Network, behaviour: ReferenceBehaviour): void {
  if (endpoint.descriptors.size > 0 || endpoint.descriptorsUnderway > 0) return;
  if (behaviour.staysWhileOffered() && network.duplicates.has(endpoint)) return;
  const { link } = endpoint;
  network.ports.release(endpoint);
  network.duplicates.withdraw(endpoint);
  network.groups.leave(endpoint, (group) => behaviour.outlivesItsMembers(group));
  endpoint.link = { kind: 'none' };
  switch (link.kind) {
    case 'connected':
      endReceiving(link.peer, network);
      break;
    case 'listening':
      for (const offered of link.queue) resetPeerOf(offered);
      break;
    case 'session':
      network.sessions.leave(link.session, endpoint);
      break;
    case 'leaf':
      network.sessions.leave(link.session, link.leaf);
      link.leaf.link = { kind: 'none' };
      break;
    case 'none':
    case 'default-peer':
    case 'broken':
      break;
  }
}

/** Tells the peer of a connection that nothing more will come. */
export function endReceiving(peer: Endpoint, network: Network): void {
  network.carrier.carry({
    deliver: () => {
      peer.inbox.ended = true;
      peer.waiting.stir();
      peer.interest.happened(FD.CLOSE);
    },
    expire: () => undefined,
  });
}

/** Ends a connection from this side as a reset. */
export function resetPeerOf(endpoint: Endpoint): void {
  if (endpoint.link.kind !== 'connected') return;
  const { peer } = endpoint.link;
  endpoint.link = { kind: 'none' };
  breakLink(peer, ERROR_CODES.WSAECONNRESET);
}

/** Makes a connection fail with a code from now on. */
export function breakLink(endpoint: Endpoint, errno: number): void {
  endpoint.link = { kind: 'broken', errno };
  endpoint.inbox.retain(() => false);
  endpoint.waiting.stir();
  endpoint.interest.happened(FD.CLOSE, errno);
}
