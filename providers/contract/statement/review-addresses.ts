import type { Bytes } from '../json';
import { defect, type IcsFinding } from './ics-finding';
import type { Ics, Ixit } from './statement';

/** The addresses of the IXIT beside what the entries of their families say of addresses. */
export function reviewAddresses(ics: Ics, ixit: Ixit): readonly IcsFinding[] {
  return ixit.addresses.flatMap(({ family, local, second }, index) => {
    // an entry that says nothing of its addresses has zero there
    const entries = ics.entries.filter((entry) => entry.iAddressFamily === family && entry.iMaxSockAddr > 0);
    if (entries.length === 0) return [];
    const least = Math.min(...entries.map(({ iMinSockAddr }) => iMinSockAddr));
    const most = Math.max(...entries.map(({ iMaxSockAddr }) => iMaxSockAddr));
    const check = (field: string, bytes: Bytes | undefined): readonly IcsFinding[] => {
      const length = bytes === undefined ? least : bytes.length / 2;
      if (length >= least && length <= most) return [];
      return [
        defect(
          `ixit.addresses[${String(index)}].${field} is ${String(length)} bytes long, and the entries of its family say ${String(least)} to ${String(most)} (iMinSockAddr, iMaxSockAddr)`,
        ),
      ];
    };
    return [...check('local', local), ...check('second', second)];
  });
}
