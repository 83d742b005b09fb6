import { refuse, succeed, type Answer } from '../answer';
import { formatAddress, parseAddress } from '../catalog/address-text';
import { layoutOf } from '../catalog/address-layout';
import { readSockaddr, writeSockaddr } from '../catalog/sockaddr';
import type { ReferenceProcess } from '../process/reference-process';
import { numberOf, textOf } from '../read-arguments';
import type { FunctionCall } from './reference-function';

/** WSPAddressToString. The length counts characters, with the one that ends the string. */
export function wspAddressToString({ process, args }: FunctionCall): Answer {
  const sockaddr = textOf(args, 'lpsaAddress');
  const family = Buffer.from(sockaddr.slice(0, 4).padEnd(4, '0'), 'hex').readUInt16LE();
  const address = isOffered(process, family) ? readSockaddr(family, sockaddr) : 'WSAEINVAL';
  if (typeof address === 'string') return refuse('WSAEINVAL');
  const text = formatAddress(address);
  const needed = text.length + 1;
  return numberOf(args, 'lpdwAddressStringLength') < needed
    ? refuse('WSAEFAULT', { lpdwAddressStringLength: needed })
    : succeed({ lpszAddressString: text, lpdwAddressStringLength: needed });
}

/** WSPStringToAddress. */
export function wspStringToAddress({ process, args }: FunctionCall): Answer {
  const family = numberOf(args, 'AddressFamily');
  const layout = isOffered(process, family) ? layoutOf(family) : undefined;
  const address = layout === undefined ? undefined : parseAddress(layout, textOf(args, 'AddressString'));
  if (layout === undefined || address === undefined) return refuse('WSAEINVAL');
  return numberOf(args, 'lpAddressLength') < layout.length
    ? refuse('WSAEFAULT', { lpAddressLength: layout.length })
    : succeed({ lpAddress: writeSockaddr(address), lpAddressLength: layout.length });
}

function isOffered({ parts }: ReferenceProcess, family: number): boolean {
  return parts.entries.some((entry) => entry.iAddressFamily === family);
}
