import {
  FAMILIES,
  FROM_PROTOCOL_INFO,
  PROTOCOLS,
  SOCKET_TYPES,
} from '../../providers/contract/constants/constants';
import type { Ics, Ixit } from '../../providers/contract/statement/statement';
import type { ProtocolInfo } from '../../providers/contract/structures/protocol-info';

/** The three arguments that a provider may heed or ignore. */
export type ArgumentName = 'af' | 'type' | 'protocol';

const HIGH_HALF = 0x1_0000;

/** Numbers that Winsock has assigned to nothing, tried in this order. */
const UNASSIGNED: { readonly [name in ArgumentName]: readonly number[] } = {
  af: [0x4d53, 0x4d54, 0x4d55],
  type: [0x4d, 0x4e, 0x4f],
  protocol: [0x4d53, 0x4d54, 0x4d55],
};

const KNOWN: { readonly [name in ArgumentName]: readonly number[] } = {
  af: Object.values(FAMILIES),
  type: Object.values(SOCKET_TYPES),
  // those of the Internet and, since a raw entry may cover all of these, of Novell (wsipx.h)
  protocol: [...Object.values(PROTOCOLS), 1000, 1256],
};

/** Whether no entry offers a value, so that a provider which heeds it has to refuse it. */
function isUnsupported(entries: readonly ProtocolInfo[], argument: ArgumentName, value: number): boolean {
  if (value === 0 || value === FROM_PROTOCOL_INFO) return false;
  return !entries.some((entry) => offers(entry, argument, value));
}

/** Whether an entry offers a value of an argument. */
export function offers(entry: ProtocolInfo, argument: ArgumentName, value: number): boolean {
  switch (argument) {
    case 'af':
      return entry.iAddressFamily === value;
    case 'type':
      return entry.iSocketType === value;
    case 'protocol':
      return value >= entry.iProtocol && value <= entry.iProtocol + Math.max(0, entry.iProtocolMaxOffset);
  }
}

/**
 * A value with a name of its own that no entry offers.
 * @returns undefined where the provider offers all that have names
 */
export function knownUnsupported(ics: Ics, ixit: Ixit, argument: ArgumentName): number | undefined {
  return [...ixit.unsupported[argument], ...KNOWN[argument]].find((value) =>
    isUnsupported(ics.entries, argument, value),
  );
}

/** What differs from an entry's value in its upper sixteen bits only. */
export function beyondSixteenBits(ics: Ics, argument: ArgumentName, own: number): number | undefined {
  const value = own + HIGH_HALF;
  return isUnsupported(ics.entries, argument, value) ? value : undefined;
}

/** The protocol after the last one of an entry, or else the one before its first, where no entry offers it. */
export function besideProtocols(
  ics: Ics,
  { iProtocol, iProtocolMaxOffset }: ProtocolInfo,
): number | undefined {
  const last = iProtocol + Math.max(0, iProtocolMaxOffset);
  return [last + 1, iProtocol - 1].find(
    (value) => value > 0 && isUnsupported(ics.entries, 'protocol', value),
  );
}

/** A value that Winsock has assigned to nothing and no entry offers. */
export function unassigned(ics: Ics, argument: ArgumentName): number | undefined {
  return UNASSIGNED[argument].find((value) => isUnsupported(ics.entries, argument, value));
}

/** A type that entries of other families offer, but none of this entry's family. */
export function typeOfAnotherFamily(ics: Ics, entry: ProtocolInfo): number | undefined {
  const types = (sameFamily: boolean): readonly number[] =>
    ics.entries
      .filter(({ iAddressFamily }) => (iAddressFamily === entry.iAddressFamily) === sameFamily)
      .map(({ iSocketType }) => iSocketType);
  const own = new Set(types(true));
  return types(false).find((type) => !own.has(type));
}

/**
 * An entry of the same family whose type and protocol are each valid there, but
 * not together with the other one of this entry.
 * @returns the entry to take the foreign part from, or undefined where there is none
 */
export function mismatchedEntry(
  ics: Ics,
  entry: ProtocolInfo,
  foreign: 'type' | 'protocol',
): ProtocolInfo | undefined {
  return ics.entries.find((other) => {
    if (other.iAddressFamily !== entry.iAddressFamily || other.iProtocol === 0) return false;
    const type = foreign === 'type' ? other.iSocketType : entry.iSocketType;
    const protocol = foreign === 'type' ? entry.iProtocol : other.iProtocol;
    return (
      protocol !== 0 &&
      !ics.entries.some(
        (any) =>
          any.iAddressFamily === entry.iAddressFamily &&
          offers(any, 'type', type) &&
          offers(any, 'protocol', protocol),
      )
    );
  });
}
