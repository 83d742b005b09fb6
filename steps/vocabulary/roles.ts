import { SOCKET_FLAGS } from '../../providers/contract/constants/constants';
import {
  hasRootedControlPlane,
  hasRootedDataPlane,
  supportsMultipoint,
} from '../../providers/contract/structures/entry-traits';
import type { ProtocolInfo } from '../../providers/contract/structures/protocol-info';
import { NotApplicable } from '../support/verdicts';
import { definePhrases } from './phrases';

/** The four roles, as the features abbreviate them, and their flags. */
export const ROLES = {
  C_ROOT: SOCKET_FLAGS.WSA_FLAG_MULTIPOINT_C_ROOT,
  C_LEAF: SOCKET_FLAGS.WSA_FLAG_MULTIPOINT_C_LEAF,
  D_ROOT: SOCKET_FLAGS.WSA_FLAG_MULTIPOINT_D_ROOT,
  D_LEAF: SOCKET_FLAGS.WSA_FLAG_MULTIPOINT_D_LEAF,
} as const;

/** Every combination of roles but none: `C_ROOT`, `C_ROOT + D_LEAF` … */
export const ROLE_COMBINATIONS: { readonly [phrase: string]: number } = Object.fromEntries(
  Array.from({ length: 2 ** Object.keys(ROLES).length }, (_, subset) =>
    Object.entries(ROLES).filter((_role, index) => (subset & (1 << index)) !== 0),
  )
    .filter((roles) => roles.length > 0)
    .map((roles) => [
      roles.map(([name]) => name).join(' + '),
      roles.reduce((flags, [, flag]) => flags | flag, 0),
    ]),
);

definePhrases<number>('role', ROLES);

/** One role in the control plane and one in the data plane. */
const RIGHT_PAIRS = [
  ROLES.C_ROOT | ROLES.D_ROOT,
  ROLES.C_ROOT | ROLES.D_LEAF,
  ROLES.C_LEAF | ROLES.D_ROOT,
  ROLES.C_LEAF | ROLES.D_LEAF,
] as const;

/** The right pairs that the service flags of an entry allow. */
export function allowedPairs(entry: ProtocolInfo): readonly number[] {
  if (!supportsMultipoint(entry)) return [];
  return RIGHT_PAIRS.filter(
    (pair) =>
      ((pair & ROLES.C_ROOT) === 0 || hasRootedControlPlane(entry)) &&
      ((pair & ROLES.D_ROOT) === 0 || hasRootedDataPlane(entry)),
  );
}

/** A pair of roles in words: `C_ROOT + D_LEAF`. */
export function pairName(flags: number): string {
  return Object.entries(ROLES)
    .filter(([, flag]) => (flags & flag) !== 0)
    .map(([name]) => name)
    .join(' + ');
}

/** The flags of a socket in words of the features. */
export type FlagsOf = (entry: ProtocolInfo) => number;

const ROOTS = ROLES.C_ROOT | ROLES.D_ROOT;

/** The first allowed pair of leaves only, or with a root. */
function legalPair(withRoot: boolean, missing: string): FlagsOf {
  return (entry) => {
    const pair = allowedPairs(entry).find((flags) => ((flags & ROOTS) !== 0) === withRoot);
    if (pair === undefined) throw new NotApplicable(missing);
    return pair;
  };
}

const leaves = legalPair(false, 'the entry does not support multipoint');
const rooted = legalPair(true, 'the entry has no rooted plane');

definePhrases<FlagsOf>('flags', {
  'no flags': () => 0,
  WSA_FLAG_OVERLAPPED: () => SOCKET_FLAGS.WSA_FLAG_OVERLAPPED,
  'a legal multipoint pair': leaves,
  'a legal multipoint pair and WSA_FLAG_OVERLAPPED': (entry) =>
    leaves(entry) | SOCKET_FLAGS.WSA_FLAG_OVERLAPPED,
  'a legal multipoint pair with a root and WSA_FLAG_OVERLAPPED': (entry) =>
    rooted(entry) | SOCKET_FLAGS.WSA_FLAG_OVERLAPPED,
});
