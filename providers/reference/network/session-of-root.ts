import type { Network } from './network';
import type { Endpoint } from '../socket/endpoint';

/** Opens the session of a c_root at the address that it is bound to, where it is not open yet. */
export function openSessionOfRoot(network: Network, endpoint: Endpoint): void {
  if (endpoint.attributes.role?.control !== 'root' || endpoint.local === null) return;
  if (endpoint.link.kind !== 'none') return;
  const session = network.sessions.open(endpoint.space, endpoint.local);
  network.sessions.join(session, { endpoint, sends: true, receives: true });
  endpoint.link = { kind: 'session', session };
}
