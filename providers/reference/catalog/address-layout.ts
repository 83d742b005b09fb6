import { FAMILIES } from '../../contract/constants/constants';
import type { Bytes } from '../../contract/json';

/** A family that no header names, for the protocols that only this provider has. */
export const STRANGE_FAMILY = 77;

/** How the sockaddr of one family is laid out: two little-endian bytes of family, then this. */
export interface AddressLayout {
  readonly family: number;
  /** The whole sockaddr, in bytes. */
  readonly length: number;
  readonly host: { readonly offset: number; readonly length: number };
  readonly port: { readonly offset: number; readonly length: 2 | 4; readonly bigEndian: boolean };
  /** The host that stands for every interface. */
  readonly anyHost: Bytes;
  /** The first and the second interface of the one host that there is. */
  readonly homeHost: Bytes;
  readonly secondHost: Bytes;
  /** The host part of multipoint sessions that belong to no interface, where the family has such. */
  readonly sessionHost?: Bytes;
}

const ATM_PREFIX = `47${'00'.repeat(18)}`;

const LAYOUTS: readonly AddressLayout[] = [
  {
    family: FAMILIES.AF_INET,
    length: 16,
    port: { offset: 2, length: 2, bigEndian: true },
    host: { offset: 4, length: 4 },
    anyHost: '00000000',
    homeHost: '7f000001',
    secondHost: '7f000002',
    sessionHost: 'ef010203',
  },
  {
    family: FAMILIES.AF_ATM,
    length: 28,
    host: { offset: 4, length: 20 },
    port: { offset: 24, length: 4, bigEndian: true },
    anyHost: '00'.repeat(20),
    homeHost: `${ATM_PREFIX}01`,
    secondHost: `${ATM_PREFIX}02`,
  },
  {
    family: STRANGE_FAMILY,
    length: 12,
    host: { offset: 4, length: 4 },
    port: { offset: 8, length: 4, bigEndian: false },
    anyHost: '00000000',
    homeHost: '01000000',
    secondHost: '02000000',
  },
];

/** The layout of a family, or undefined where this provider has no protocol of it. */
export function layoutOf(family: number): AddressLayout | undefined {
  return LAYOUTS.find((layout) => layout.family === family);
}
