import { SG_UNCONSTRAINED_GROUP, SOCKET_OPTIONS } from '../../providers/contract/constants/constants';
import type { Json } from '../../providers/contract/json';
import type { Call } from '../../providers/contract/messages';
import { encodeProtocolInfo, type ProtocolInfo } from '../../providers/contract/structures/protocol-info';
import { newSubject } from '../support/subject';
import type { ConformanceWorld } from '../support/world';
import { closeWhilePending } from './close-while-pending';
import { prepared, preparedSocket, SIZE_OF_SOCKADDR } from './endpoints';
import { groupId } from './group-id';
import { isInGroup } from './is-in-group';
import { inviteLeaves, joinLeaves, openSession, sessionOf } from './multipoint-session';
import { openFurther } from './open-further';
import { plainDataCalls } from './plain-data-calls';
import { plainSocketCalls } from './plain-socket-calls';
import { getOption, readBack, SIZE_OF_INT } from './read-back';
import { isPending } from './transfer';

/** What certain rules ask of the provider at the least: where it is lost in that, they tell it. */
export interface PlainCall {
  /** The entry that it is asked of. */
  readonly entry: ProtocolInfo;
  /** What is asked, in short: the same is not asked twice of an entry. */
  readonly asked: string;
  /** Whether that is told by a rule. */
  readonly tells: (rule: string) => boolean;
  /** How these rules are named to the reader. */
  readonly see: string;
  /** Asks it. */
  readonly make: (world: ConformanceWorld, entry: ProtocolInfo) => Promise<void>;
}

/** Of whatever entry. */
type Asked = Omit<PlainCall, 'entry'>;

const LOOKING = ['WSPGetSockOpt', 'WSPGetSockName', 'WSPCloseSocket'];
/** The plain calls of which a call is one with something particular, or which it is; the plainest first. */
export function plainCalls(
  world: ConformanceWorld,
  { function: name, arguments: args }: Call,
  entry: ProtocolInfo,
): readonly PlainCall[] {
  if (name === 'WSPSocket') {
    const given = world.run.session.catalog.openable.find(
      (openable) => encodeProtocolInfo(openable) === args['lpProtocolInfo'],
    );
    return given === undefined ? [{ ...SHARE, entry }] : plainSocketCalls(world, args, given);
  }
  if (name === 'WSPDuplicateSocket') return [{ ...SHARE, entry }];
  if (name === 'WSPGetSockOpt' && args['optname'] === SOCKET_OPTIONS.SO_GROUP_ID)
    return [{ ...READ_GROUP, entry }];
  if (LOOKING.includes(name)) {
    const closesMember = name === 'WSPCloseSocket' && isInGroup(world, args['s']);
    return [
      { ...LOOK_AND_CLOSE, entry },
      ...(name === 'WSPCloseSocket' && hasPending(world, args['s']) ? [{ ...CLOSE_PENDING, entry }] : []),
      ...(closesMember ? [{ ...END_GROUP, entry }] : []),
      ...(name === 'WSPGetSockOpt' ? [{ ...READ_BACK, entry }] : []),
    ];
  }
  if (name === 'WSPJoinLeaf') return [{ ...JOIN, entry }];
  return plainDataCalls(world, name, args, entry);
}

const LOOK_AND_CLOSE: Asked = {
  asked: 'to open a socket, to look at it and to close it',
  tells: (rule) => rule === 'SOCK-2',
  see: 'SOCK-2',
  make: openAndClose,
};

const CLOSE_PENDING: Asked = {
  asked: 'to close a socket on which a request is left pending',
  tells: (rule) => rule === 'SOCK-2',
  see: 'SOCK-2',
  make: (world, entry) => closeWhilePending(world, newSubject(entry, 0)),
};

const READ_BACK: Asked = {
  asked: 'what a new socket is',
  tells: (rule) => rule === 'SOCK-3',
  see: 'SOCK-3',
  make: async ({ provider }, entry) => {
    await readBack(provider, await preparedSocket(provider, entry));
  },
};

const READ_GROUP: Asked = {
  asked: 'for the group of its first member',
  tells: (rule) => rule === 'GRP-4',
  see: 'GRP-4',
  make: readGroupOfMember,
};

const END_GROUP: Asked = {
  asked: 'to close the one member of a group',
  tells: (rule) => rule === 'GRP-9',
  see: 'GRP-9',
  make: async ({ provider }, entry) => {
    const s = await preparedSocket(provider, entry, { g: SG_UNCONSTRAINED_GROUP });
    await prepared(provider, 'WSPCloseSocket', { s });
  },
};

const SHARE: Asked = {
  asked: 'for a further descriptor in each kind of process',
  tells: (rule) => rule.startsWith('SHR-'),
  see: 'SHR-1 to SHR-4',
  make: share,
};

const JOIN: Asked = {
  asked: 'to have leaves join a session',
  tells: (rule) => rule === 'MPT-8' || rule === 'MPT-9',
  see: 'MPT-8 and MPT-9',
  make: async (world, entry) => {
    const subject = newSubject(entry, 0);
    await openSession(world, subject);
    await joinLeaves(world, subject, 1);
    if (sessionOf(subject).root !== null) await inviteLeaves(world, subject, 1);
  },
};

/** Whether a request was left pending on a descriptor. */
function hasPending({ processes }: ConformanceWorld, s: Json | undefined): boolean {
  return processes
    .flatMap((process) => process.returnedCalls())
    .some((call) => call.call.arguments['s'] === s && isPending(call));
}

/** The process of further descriptors that are not in the client's own. */
const OTHER_PROCESS = 4;

async function openAndClose({ provider }: ConformanceWorld, entry: ProtocolInfo): Promise<void> {
  const s = await preparedSocket(provider, entry);
  await getOption(provider, s, 'SO_TYPE', SIZE_OF_INT);
  await provider.call('WSPGetSockName', { s, namelen: SIZE_OF_SOCKADDR });
  await prepared(provider, 'WSPCloseSocket', { s });
}

async function readGroupOfMember({ run, provider }: ConformanceWorld, entry: ProtocolInfo): Promise<void> {
  if (!run.preparation.abilities.groups) return;
  await groupId(provider, await preparedSocket(provider, entry, { g: SG_UNCONSTRAINED_GROUP }));
}

async function share(world: ConformanceWorld, entry: ProtocolInfo): Promise<void> {
  const s = await preparedSocket(world.provider, entry);
  await openFurther(world, s, 1);
  if (world.run.session.provider.ixit.processes === 'spawn') await openFurther(world, s, OTHER_PROCESS);
}
