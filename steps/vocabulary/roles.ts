import { defineParameterType } from '@cucumber/cucumber';
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

type Role = keyof typeof ROLES;

const NAME = Object.keys(ROLES).join('|');

defineParameterType({
  name: 'roles',
  regexp: new RegExp(`(?:${NAME})(?: \\+ (?:${NAME}))*`),
  transformer: (text: string): number =>
    text.split(' + ').reduce((flags, name) => flags | ROLES[name as Role], 0),
  useForSnippets: false,
});

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

definePhrases<FlagsOf>('flags', {
  'no flags': () => 0,
  WSA_FLAG_OVERLAPPED: () => SOCKET_FLAGS.WSA_FLAG_OVERLAPPED,
  'a legal multipoint pair': (entry) => {
    const pair = allowedPairs(entry).find((flags) => (flags & (ROLES.C_ROOT | ROLES.D_ROOT)) === 0);
    if (pair === undefined) throw new NotApplicable('the entry does not support multipoint');
    return pair;
  },
});
