import {
  ERROR_CODES,
  SG_UNCONSTRAINED_GROUP,
  SOCKET_FLAGS,
} from '../../providers/contract/constants/constants';
import type { Ics, Ixit } from '../../providers/contract/statement/statement';
import { hasRootedControlPlane, supportsMultipoint } from '../../providers/contract/structures/entry-traits';
import type { ProtocolInfo } from '../../providers/contract/structures/protocol-info';
import type { Reaction } from '../../providers/ws2_32/reactions';
import { BY_ENTRY, WITH_ZEROS, type SocketArguments } from '../questions/open-socket';
import type { ArgumentName } from '../questions/unsupported-values';
import { knownUnsupported, mismatchedEntry, unassigned } from '../questions/unsupported-values';
import type { Subject } from '../support/subject';
import { NotApplicable } from '../support/verdicts';
import { NEVER_GIVEN } from '../questions/never-given';
import { GROUPS } from './groups';
import { definePhrases } from './phrases';
import { ROLE_COMBINATIONS, ROLES } from './roles';
import { DESCRIPTOR_UPCALLS } from './upcalls';

/** What is particular about a call: changed arguments, and how upcalls are answered meanwhile. */
interface Particular {
  readonly changes: Partial<SocketArguments>;
  readonly reactions: readonly Reaction[];
}

/** A particular of a call with a given entry. */
export type ParticularOf = (subject: Subject, ics: Ics, ixit: Ixit) => Particular;

function changing(changes: Partial<SocketArguments>): ParticularOf {
  return () => ({ changes, reactions: [] });
}

function unsupported(argument: ArgumentName): ParticularOf {
  return (_, ics, ixit) => {
    const value = knownUnsupported(ics, ixit, argument) ?? unassigned(ics, argument);
    if (value === undefined) throw new NotApplicable(`the provider offers every ${argument}`);
    return { changes: { [argument]: value }, reactions: [] };
  };
}

/** Bits of dwFlags that no header has a name for. */
const NAMELESS_FLAGS = 0x4000_8000;

/** Flags that the page allows with no such entry: a role without its service flag, or a wrong combination. */
function forbiddenFlags(entry: ProtocolInfo): number {
  const { WSA_FLAG_MULTIPOINT_C_ROOT, WSA_FLAG_MULTIPOINT_C_LEAF, WSA_FLAG_MULTIPOINT_D_LEAF } = SOCKET_FLAGS;
  if (!supportsMultipoint(entry)) return WSA_FLAG_MULTIPOINT_C_LEAF | WSA_FLAG_MULTIPOINT_D_LEAF;
  if (!hasRootedControlPlane(entry)) return WSA_FLAG_MULTIPOINT_C_ROOT | WSA_FLAG_MULTIPOINT_D_LEAF;
  return WSA_FLAG_MULTIPOINT_C_ROOT | WSA_FLAG_MULTIPOINT_C_LEAF | WSA_FLAG_MULTIPOINT_D_LEAF;
}

/** Every upcall for a descriptor fails. */
export const NO_DESCRIPTOR: readonly Reaction[] = DESCRIPTOR_UPCALLS.map((upcall) => ({
  on: upcall,
  times: 'always',
  then: { do: 'fail', errno: ERROR_CODES.WSAENOBUFS },
}));

export const FORBIDDEN_FLAGS: ParticularOf = ({ entry }) => ({
  changes: { dwFlags: forbiddenFlags(entry) },
  reactions: [],
});

export const UNSUPPORTED_FAMILY: ParticularOf = unsupported('af');

export const UNSUPPORTED_TYPE: ParticularOf = unsupported('type');

export const UNSUPPORTED_PROTOCOL: ParticularOf = unsupported('protocol');

export const UNKNOWN_GROUP: ParticularOf = changing({ g: NEVER_GIVEN });

export const FAILING_UPCALL: ParticularOf = () => ({ changes: {}, reactions: NO_DESCRIPTOR });

/** Ways to leave to the entry what kind of socket is meant. */
const LEFT_TO_THE_ENTRY = {
  'family and type zero': WITH_ZEROS,
  'FROM_PROTOCOL_INFO in all three': BY_ENTRY,
} as const;

interface Particulars {
  readonly [phrase: string]: ParticularOf;
}

const ASKED_OF_GROUPS: Particulars = phrasesOf('g', GROUPS, (group) => (subject) => ({
  changes: { g: group(subject) },
  reactions: [],
}));

const ASKED_ROLES: Particulars = phrasesOf('dwFlags', ROLE_COMBINATIONS, (dwFlags) => changing({ dwFlags }));

const { C_ROOT, C_LEAF, D_ROOT, D_LEAF } = ROLES;
const RIGHT_PAIRS_OF_ONE_KIND: Particulars = {
  'dwFlags C_LEAF + D_LEAF': changing({ dwFlags: C_LEAF | D_LEAF }),
  'dwFlags C_ROOT + D_ROOT': changing({ dwFlags: C_ROOT | D_ROOT }),
};

/** The same particulars, with something that is asked for besides. */
function combined(besides: string, changes: Partial<SocketArguments>, particulars: Particulars): Particulars {
  return Object.fromEntries(
    Object.entries(particulars).map(([asked, particular]): [string, ParticularOf] => [
      `${asked}, ${besides}`,
      (...given) => {
        const made = particular(...given);
        return { ...made, changes: { ...made.changes, ...changes } };
      },
    ]),
  );
}

/** Particulars that leave to the entry, besides what they ask for, what kind of socket is meant. */
function leftToTheEntry(left: keyof typeof LEFT_TO_THE_ENTRY, particulars: Particulars): Particulars {
  return combined(left, LEFT_TO_THE_ENTRY[left], particulars);
}

/** A new group is asked for in a call that is refused for something else. */
function forNewGroup(refused: ParticularOf): ParticularOf {
  return (...given) => {
    const { changes, reactions } = refused(...given);
    return { changes: { ...changes, g: SG_UNCONSTRAINED_GROUP }, reactions };
  };
}

/** The groups that are asked for together with roles too. */
const WITH_ROLES = ['g SG_UNCONSTRAINED_GROUP', 'g the ID of the group'];

definePhrases<ParticularOf>('particular', {
  'nothing unusual': changing({}),
  WSA_FLAG_OVERLAPPED: changing({ dwFlags: SOCKET_FLAGS.WSA_FLAG_OVERLAPPED }),
  ...Object.fromEntries(
    Object.entries(LEFT_TO_THE_ENTRY).map(([phrase, changes]) => [phrase, changing(changes)]),
  ),
  'a family that no entry offers': UNSUPPORTED_FAMILY,
  'a type that no entry offers': UNSUPPORTED_TYPE,
  'a protocol that no entry offers': UNSUPPORTED_PROTOCOL,
  'multipoint flags that the entry does not allow': FORBIDDEN_FLAGS,
  'bits of dwFlags that have no meaning': changing({ dwFlags: NAMELESS_FLAGS }),
  'a protocol of another type': (subject, ics) => {
    const other = mismatchedEntry(ics, subject.entry, 'protocol');
    if (other === undefined)
      throw new NotApplicable('no other entry of the family makes a pair that does not go together');
    return { changes: { protocol: other.iProtocol }, reactions: [] };
  },
  'an upcall that fails': FAILING_UPCALL,
  ...ASKED_OF_GROUPS,
  'g SG_UNCONSTRAINED_GROUP, multipoint flags that the entry does not allow': forNewGroup(FORBIDDEN_FLAGS),
  'g SG_UNCONSTRAINED_GROUP, an upcall that fails': forNewGroup(FAILING_UPCALL),
  ...ASKED_ROLES,
  ...combined(
    'dwFlags C_LEAF + D_LEAF',
    { dwFlags: C_LEAF | D_LEAF },
    Object.fromEntries(Object.entries(ASKED_OF_GROUPS).filter(([phrase]) => WITH_ROLES.includes(phrase))),
  ),
  ...leftToTheEntry('family and type zero', { ...ASKED_OF_GROUPS, ...RIGHT_PAIRS_OF_ONE_KIND }),
  ...leftToTheEntry('FROM_PROTOCOL_INFO in all three', { ...ASKED_OF_GROUPS, ...ASKED_ROLES }),
});

/** One phrase for each member of another vocabulary, with the argument's name before it. */
function phrasesOf<Meaning>(
  argument: string,
  vocabulary: { readonly [phrase: string]: Meaning },
  particular: (meaning: Meaning) => ParticularOf,
): { readonly [phrase: string]: ParticularOf } {
  return Object.fromEntries(
    Object.entries(vocabulary).map(([phrase, meaning]) => [`${argument} ${phrase}`, particular(meaning)]),
  );
}
