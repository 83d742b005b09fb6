import type { Bytes } from '../../contract/json';
import type { Address } from './address';
import { layoutOf } from './address-layout';

const FAMILY_BYTES = 2;

/**
 * Reads a sockaddr of the family that the socket has.
 * @returns the address, or the code of the refusal: too short is WSAEFAULT, another family WSAEAFNOSUPPORT
 */
export function readSockaddr(family: number, sockaddr: Bytes): Address | 'WSAEFAULT' | 'WSAEAFNOSUPPORT' {
  const memory = Buffer.from(sockaddr, 'hex');
  if (memory.length < FAMILY_BYTES) return 'WSAEFAULT';
  const layout = layoutOf(family);
  if (layout === undefined || memory.readUInt16LE(0) !== family) return 'WSAEAFNOSUPPORT';
  if (memory.length < layout.length) return 'WSAEFAULT';
  const { host, port } = layout;
  return {
    family,
    host: memory.toString('hex', host.offset, host.offset + host.length),
    port: port.bigEndian
      ? memory.readUIntBE(port.offset, port.length)
      : memory.readUIntLE(port.offset, port.length),
  };
}

/**
 * Lays an address out as a sockaddr.
 * @throws RangeError for a family that this provider does not have
 */
export function writeSockaddr(address: Address): Bytes {
  const layout = layoutOf(address.family);
  if (layout === undefined) throw new RangeError(`no layout for family ${String(address.family)}`);
  const memory = Buffer.alloc(layout.length);
  memory.writeUInt16LE(address.family, 0);
  memory.write(address.host, layout.host.offset, 'hex');
  const { port } = layout;
  if (port.bigEndian) memory.writeUIntBE(address.port, port.offset, port.length);
  else memory.writeUIntLE(address.port, port.offset, port.length);
  return memory.toString('hex');
}
