import {
  FROM_PROTOCOL_INFO,
  SG_CONSTRAINED_GROUP,
  SG_UNCONSTRAINED_GROUP,
  SOCKET_FLAGS,
} from '../../providers/contract/constants/constants';
import type { Arguments } from '../../providers/contract/json';
import { isConnectionOriented } from '../../providers/contract/structures/entry-traits';
import type { ProtocolInfo } from '../../providers/contract/structures/protocol-info';
import type { ConformanceWorld } from '../support/world';
import { NO_DESCRIPTOR } from '../vocabulary/particulars';
import { allowedPairs, ROLES } from '../vocabulary/roles';
import { NEVER_GIVEN, NEVER_GIVEN_HIGH } from './never-given';
import { openSocket, socketArguments, type SocketArguments } from './open-socket';
import type { PlainCall } from './plain-calls';
import { offers, type ArgumentName } from './unsupported-values';

const WILDCARDS = [0, FROM_PROTOCOL_INFO];
const ALL_ROLES = ROLES.C_ROOT | ROLES.C_LEAF | ROLES.D_ROOT | ROLES.D_LEAF;

/**
 * The calls of WSPSocket that have one of the particulars of a call, and nothing else unusual.
 * @param args what that call was given
 * @param entry whose structure it was given
 */
export function plainSocketCalls(
  world: ConformanceWorld,
  args: Arguments,
  entry: ProtocolInfo,
): readonly PlainCall[] {
  const calling = callingFor(entry);
  const plain = socketArguments(entry);
  const isChanged = (name: ArgumentName): boolean => args[name] !== plain[name];
  // a protocol of zero has no meaning that a rule could be about
  const changed = (['af', 'type', 'protocol'] as const)
    .filter(isChanged)
    .filter((name) => name !== 'protocol' || args[name] !== 0);
  const left = changed.filter((name) => WILDCARDS.includes(Number(args[name])));
  const wildcards = Object.fromEntries(left.map((name) => [name, Number(args[name])]));
  const g = Number(args['g']);
  const dwFlags = Number(args['dwFlags']);
  return [
    calling({}, 'SOCK-1'),
    ...(left.length === 0 ? [] : [calling(wildcards, 'ARG-4 to ARG-6', /^ARG-[456]$/)]),
    ...changed
      .filter((name) => !left.includes(name))
      .map((name) =>
        calling({ [name]: Number(args[name]) }, ruleOfValue(world, entry, name, Number(args[name]))),
      ),
    ...ruleOfGroup(world, entry, g).map((rule) => calling({ g }, rule)),
    ...flagsAlone(calling, entry, dwFlags),
    ...(world.process?.wasScripted === true ? [{ ...WITHOUT_DESCRIPTOR, entry }] : []),
  ];
}

/** A call with these changes, of which a rule tells, or several of which `among` matches the IDs. */
type Calling = (changes: Partial<SocketArguments>, see: string, among?: RegExp) => PlainCall;

const callingFor =
  (entry: ProtocolInfo): Calling =>
  (changes, see, among) => ({
    entry,
    asked: `for a socket with ${inWords(changes)}`,
    tells: (rule) => among?.test(rule) ?? rule === see,
    see,
    make: async ({ provider }, asked) => {
      await openSocket(provider, socketArguments(asked, changes));
    },
  });

function inWords(changes: Partial<SocketArguments>): string {
  const words = Object.entries(changes).map(([name, value]) => `${name} ${String(value)}`);
  return words.length === 0 ? 'nothing unusual' : words.join(' and ');
}

const WITHOUT_DESCRIPTOR: Omit<PlainCall, 'entry'> = {
  asked: 'for a socket while every upcall for a descriptor fails',
  tells: (rule) => rule === 'DESC-6',
  see: 'DESC-6',
  make: async ({ provider }, entry) => {
    provider.script(NO_DESCRIPTOR);
    await openSocket(provider, socketArguments(entry));
  },
};

/** By which rule a value is refused that is no wildcard and not the entry's own. */
function ruleOfValue(
  { run }: ConformanceWorld,
  { iAddressFamily }: ProtocolInfo,
  name: ArgumentName,
  value: number,
): string {
  if (name === 'af') return 'ERR-2';
  const isOfFamily = run.session.provider.ics.entries.some(
    (other) => other.iAddressFamily === iAddressFamily && offers(other, name, value),
  );
  if (isOfFamily) return 'ERR-7';
  return name === 'type' ? 'ERR-8' : 'ERR-6';
}

/** The rule about a group parameter, where the same value means the same in a fresh process. */
function ruleOfGroup({ run }: ConformanceWorld, entry: ProtocolInfo, g: number): readonly string[] {
  if (g === 0) return [];
  if (!run.preparation.abilities.groups || [NEVER_GIVEN, NEVER_GIVEN_HIGH].includes(g)) return ['ERR-9'];
  if (g === SG_UNCONSTRAINED_GROUP) return ['GRP-2'];
  if (g === SG_CONSTRAINED_GROUP) return [isConnectionOriented(entry) ? 'GRP-3' : 'GRP-7'];
  return [];
}

function flagsAlone(calling: Calling, entry: ProtocolInfo, dwFlags: number): readonly PlainCall[] {
  const overlapped = dwFlags & SOCKET_FLAGS.WSA_FLAG_OVERLAPPED;
  const roles = dwFlags & ALL_ROLES;
  const isAllowed = allowedPairs(entry).includes(roles);
  return [
    ...(overlapped === 0 ? [] : [calling({ dwFlags: overlapped }, 'FLAG-2')]),
    ...(roles === 0
      ? []
      : [
          isAllowed
            ? calling({ dwFlags: roles }, 'MPT-6')
            : calling({ dwFlags: roles }, 'MPT-1 to MPT-5', /^MPT-[1-5]$/),
        ]),
  ];
}
