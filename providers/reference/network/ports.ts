import type { Address } from '../catalog/address';
import { layoutOf } from '../catalog/address-layout';
import type { Endpoint } from '../socket/endpoint';

const FIRST_EPHEMERAL_PORT = 49_152;
const LAST_PORT = 65_535;

/** Which addresses are taken, protocol by protocol: a port of one protocol is not the port of another. */
export class Ports {
  /** `space:port` -> host -> who is bound to it. */
  private readonly bound = new Map<string, Map<string, Endpoint>>();
  private nextPort = FIRST_EPHEMERAL_PORT;

  /** @returns false where the address is taken */
  bind(endpoint: Endpoint, address: Address): boolean {
    const hosts = this.hostsOf(endpoint.space, address.port);
    if (isTaken(hosts, address)) return false;
    hosts.set(address.host, endpoint);
    endpoint.local = address;
    return true;
  }

  /** Binds to a free port of a host. @returns the full address */
  bindToFreePort(endpoint: Endpoint, family: number, host: string): Address {
    const address = { family, host, port: this.freePort(endpoint.space) };
    this.hostsOf(endpoint.space, address.port).set(host, endpoint);
    endpoint.local = address;
    return address;
  }

  /** Who is bound to an address, by its host or by any host. */
  find(space: string, address: Address): Endpoint | undefined {
    const hosts = this.bound.get(`${space}:${String(address.port)}`);
    return hosts?.get(address.host) ?? hosts?.get(layoutOf(address.family)?.anyHost ?? '');
  }

  release(endpoint: Endpoint): void {
    const { local } = endpoint;
    if (local === null) return;
    const key = `${endpoint.space}:${String(local.port)}`;
    const hosts = this.bound.get(key);
    // An accepted socket shows the listener's address, but the listener has it.
    if (hosts?.get(local.host) === endpoint) hosts.delete(local.host);
    if (hosts?.size === 0) this.bound.delete(key);
  }

  private freePort(space: string): number {
    const port = this.nextPort;
    this.nextPort = port === LAST_PORT ? FIRST_EPHEMERAL_PORT : port + 1;
    return this.bound.has(`${space}:${String(port)}`) ? this.freePort(space) : port;
  }

  private hostsOf(space: string, port: number): Map<string, Endpoint> {
    const key = `${space}:${String(port)}`;
    const hosts = this.bound.get(key) ?? new Map<string, Endpoint>();
    this.bound.set(key, hosts);
    return hosts;
  }
}

function isTaken(hosts: ReadonlyMap<string, Endpoint>, address: Address): boolean {
  const anyHost = layoutOf(address.family)?.anyHost ?? '';
  return hosts.size > 0 && (address.host === anyHost || hosts.has(anyHost) || hosts.has(address.host));
}
