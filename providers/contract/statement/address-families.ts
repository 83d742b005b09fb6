import { FAMILIES, nameOf } from '../constants/constants';
import type { Bytes } from '../json';
import { decodeProtocolInfo } from '../structures/protocol-info';
import type { IxitDocument, StatementDocument } from './document';
import { NAMES, namedValue } from './named-values';
import type { StatementFault } from './statement-error';

type AddressDocument = NonNullable<IxitDocument['addresses']>[number];

/** The hex digits of sa_family, with which every sockaddr begins. */
const FAMILY_DIGITS = 4;

/** Every sockaddr of the IXIT that begins with another family than the one that it is given for. */
export function foreignAddresses(document: StatementDocument): readonly StatementFault[] {
  return addressesOf(document).flatMap((address, index) => {
    const meant = familyOf(address);
    return (['local', 'second'] as const).flatMap((field) => {
      const begins = firstFamily(address[field]);
      if (begins === undefined || meant === undefined || begins === meant) return [];
      return [
        {
          place: ['ixit', 'addresses', index, field],
          text: `begins with the family ${familyName(begins)} (its first two bytes, the low one first), and its family is said to be ${familyName(meant)}`,
        },
      ];
    });
  });
}

/**
 * Every address of the IXIT whose family no entry has: nothing will ever use it, so one of the two is wrong.
 * @param document with the entries; without them nothing is known
 */
export function strayAddresses(document: StatementDocument): readonly StatementFault[] {
  const { entries } = document.ics ?? {};
  if (entries === undefined) return [];
  const offered = new Set(
    entries.map((entry) =>
      typeof entry === 'string'
        ? decodeProtocolInfo(entry).iAddressFamily
        : namedValue(NAMES.iAddressFamily, entry.iAddressFamily),
    ),
  );
  return addressesOf(document).flatMap((address, index) => {
    const family = familyOf(address);
    if (family === undefined || offered.has(family)) return [];
    const names = [...offered].flatMap((one) => (one === undefined ? [] : familyName(one))).join(', ');
    return [
      {
        place: ['ixit', 'addresses', index, 'family'],
        text: `is ${familyName(family)}, and no entry of the ICS is of that family: they are of ${names}`,
      },
    ];
  });
}

function addressesOf({ ixit }: StatementDocument): readonly AddressDocument[] {
  return ixit?.addresses ?? [];
}

function familyOf({ family }: AddressDocument): number | undefined {
  return namedValue(NAMES.iAddressFamily, family);
}

/** The family that a sockaddr begins with; undefined where it is too short to have one. */
export function firstFamily(address: Bytes | undefined): number | undefined {
  if (address === undefined || address.length < FAMILY_DIGITS) return undefined;
  return Buffer.from(address.slice(0, FAMILY_DIGITS), 'hex').readUInt16LE();
}

/** A family by its name, or its number. */
export function familyName(family: number): string {
  return nameOf(FAMILIES, family) ?? String(family);
}
