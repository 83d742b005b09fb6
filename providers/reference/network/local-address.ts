import type { Address } from '../catalog/address';
import { layoutOf } from '../catalog/address-layout';
import type { Network } from './network';
import type { Endpoint } from '../socket/endpoint';

/** Whether an address belongs to the one host that there is. */
export function isHere(address: Address): boolean {
  const layout = layoutOf(address.family);
  return [layout?.anyHost, layout?.homeHost, layout?.secondHost].includes(address.host);
}

/** The address that is meant by one whose host stands for every interface. */
export function atHome(address: Address): Address {
  const layout = layoutOf(address.family);
  return layout?.anyHost === address.host ? { ...address, host: layout.homeHost } : address;
}

/** The address of a socket; one that is not bound yet gets a free port of every interface, as sending and connecting do. */
export function localAddress(network: Network, endpoint: Endpoint): Address {
  if (endpoint.local !== null) return endpoint.local;
  const family = endpoint.entry.iAddressFamily;
  return network.ports.bindToFreePort(endpoint, family, layoutOf(family)?.anyHost ?? '');
}
