import { FAMILIES } from '../../contract/constants/constants';
import type { Address } from './address';
import type { AddressLayout } from './address-layout';

/** An address as people write it: the host (dotted for AF_INET, else its hex digits), a colon, the port. */
export function formatAddress({ family, host, port }: Address): string {
  const shown = family === FAMILIES.AF_INET ? Buffer.from(host, 'hex').join('.') : host;
  return port === 0 ? shown : `${shown}:${String(port)}`;
}

/** @returns undefined where the text is no address of that family */
export function parseAddress(layout: AddressLayout, text: string): Address | undefined {
  const [shown = '', port = '0', ...more] = text.split(':');
  const host = layout.family === FAMILIES.AF_INET ? dottedToHex(shown) : shown;
  const isHost = /^[0-9a-f]*$/.test(host) && host.length === 2 * layout.host.length;
  const isPort = /^\d+$/.test(port) && Number(port) < 256 ** layout.port.length;
  if (!isHost || !isPort || more.length > 0) return undefined;
  return { family: layout.family, host, port: Number(port) };
}

function dottedToHex(dotted: string): string {
  const parts = dotted.split('.');
  const areBytes = parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255);
  return areBytes ? Buffer.from(parts.map(Number)).toString('hex') : 'not an address';
}
