import { SG_CONSTRAINED_GROUP, SG_UNCONSTRAINED_GROUP } from '../../providers/contract/constants/constants';
import type { Hex } from '../../providers/contract/json';
import { isConnectionless, isConnectionOriented } from '../../providers/contract/structures/entry-traits';
import type { ProtocolInfo } from '../../providers/contract/structures/protocol-info';
import {
  addressOf,
  bind,
  connect,
  listen,
  ownDescriptor,
  prepared,
  preparedSocket,
} from '../questions/endpoints';
import type { OwnedDescriptor } from '../questions/further-of';
import { furtherDescriptor } from '../questions/further-descriptor';
import { openFurther } from '../questions/open-further';
import { idToJoin } from '../questions/id-to-join';
import { judgedConnect } from '../questions/judged-connect';
import { groupOf } from '../questions/group-of';
import { codeName, descriptorOf, isRefused, openSocket, socketArguments } from '../questions/open-socket';
import { startProvider, stopProvider } from '../questions/start-provider';
import { getOption, isNoSocket, SIZE_OF_INT } from '../questions/read-back';
import type { GroupState, Subject } from '../support/subject';
import { Inconclusive, NotApplicable } from '../support/verdicts';
import type { ConformanceWorld } from '../support/world';
import { NO_DESCRIPTOR } from './particulars';
import { BY_ANYTHING, makeRefusals } from './refusals';
import type { Situation } from './situation';

/** Opens a socket with a group parameter, only to prepare what is judged. */
async function member(
  world: ConformanceWorld,
  entry: ProtocolInfo,
  changes: { readonly g: number; readonly dwFlags?: number },
  see: string,
): Promise<Hex> {
  const call = await openSocket(world.provider, socketArguments(entry, changes));
  if (isRefused(call)) {
    throw new Inconclusive(
      `a member of the group was refused with ${codeName(call.returned.errno)} (see ${see})`,
    );
  }
  return ownDescriptor(world.provider, call);
}

async function newGroup(
  world: ConformanceWorld,
  subject: Subject,
  kind: number,
  entry: ProtocolInfo,
): Promise<void> {
  const see = kind === SG_CONSTRAINED_GROUP ? 'GRP-3' : 'GRP-2';
  const first = await member(world, entry, { g: kind, dwFlags: subject.dwFlags }, see);
  const id = await idToJoin(world.provider, first);
  subject.group = { id, entry, members: [first] };
}

const withFirst =
  (kind: number): Situation =>
  (world, subject) =>
    newGroup(world, subject, kind, subject.entry);

/** @throws NotApplicable where no entry can make a constrained group */
function constrainable({ run }: ConformanceWorld): ProtocolInfo {
  const entry = run.preparation.usable.find(isConnectionOriented);
  if (entry === undefined)
    throw new NotApplicable('no connection-oriented entry can make a constrained group');
  return entry;
}

async function join(world: ConformanceWorld, subject: Subject, entry: ProtocolInfo): Promise<void> {
  const group = groupOf(subject);
  const joined = await member(world, entry, { g: group.id, dwFlags: subject.dwFlags }, 'GRP-5 and GRP-6');
  subject.group = { ...group, members: [...group.members, joined] };
}

async function close(world: ConformanceWorld, sockets: readonly Hex[]): Promise<void> {
  for (const s of sockets) await prepared(world.provider, 'WSPCloseSocket', { s });
}

/** Closes some members of the group, in the order in which they are chosen. */
const closing =
  (choose: (members: readonly Hex[]) => readonly Hex[]): Situation =>
  async (world, subject) => {
    const group = groupOf(subject);
    const closed = choose(group.members);
    await close(world, closed);
    await needsOtherDescriptors(world, group, closed);
    subject.group = { ...group, members: group.members.filter((s) => !closed.includes(s)) };
  };

/**
 * Rules out that a descriptor was closed together with another one of its socket: then the group may have ended, and
 * says nothing about groups.
 * @throws Inconclusive where that is so
 */
async function needsOtherDescriptors(
  { provider }: ConformanceWorld,
  { alike = [] }: GroupState,
  closed: readonly Hex[],
): Promise<void> {
  const open = alike.filter((s) => !closed.includes(s));
  if (open.length === alike.length) return;
  for (const s of open)
    if (isNoSocket(await getOption(provider, s, 'SO_TYPE', SIZE_OF_INT)))
      throw new Inconclusive('closing one descriptor of the socket has closed the other (see SHR-4)');
}

/** Gives the first member a second descriptor, in a process with this number. */
function secondDescriptor(
  world: ConformanceWorld,
  subject: Subject,
  number: number,
  index = 0,
): Promise<OwnedDescriptor> {
  const s = groupOf(subject).members.at(index);
  if (s === undefined) throw new Error('the group has no member');
  return openFurther(world, s, number);
}

/** Opens a second descriptor of a member in the same process; it stands for the one that joined last from then on. */
const withSecondDescriptor =
  (index: number): Situation =>
  async (world, subject) => {
    const { s } = await secondDescriptor(world, subject, 1, index);
    const group = groupOf(subject);
    const first = group.members.at(index);
    const alike = first === undefined ? [s] : [first, s];
    subject.group = { ...group, members: [...group.members, s], alike };
  };

/** Whether a group outlives its one member, of which there is an entry of WSPDuplicateSocket that nobody has used. */
async function isKeptByEntry(world: ConformanceWorld, { entry, dwFlags }: Subject): Promise<boolean> {
  const s = await member(world, entry, { g: SG_UNCONSTRAINED_GROUP, dwFlags }, 'GRP-2');
  const g = await idToJoin(world.provider, s);
  await furtherDescriptor(world, s, 1);
  await close(world, [s]);
  const call = await openSocket(world.provider, socketArguments(entry, { g, dwFlags }));
  if (isRefused(call)) return false;
  await close(world, [descriptorOf(call)]);
  return true;
}

/**
 * Has a call for a second descriptor of the first member refused, since WS2_32 has none for it.
 * @throws NotApplicable where the entry alone keeps the group: it may be good still after the refusal
 */
async function refuseSecondDescriptor(world: ConformanceWorld, subject: Subject): Promise<void> {
  if (await isKeptByEntry(world, subject))
    throw new NotApplicable(
      'an entry of WSPDuplicateSocket keeps the socket, and its group, while nobody has used it',
    );
  const [s] = groupOf(subject).members;
  if (s === undefined) throw new Error('the group has no member');
  const { process, arguments: args } = await furtherDescriptor(world, s, 1);
  process.script(NO_DESCRIPTOR);
  const call = await openSocket(process, args);
  process.script([]);
  if (!isRefused(call))
    throw new NotApplicable(
      'a further descriptor is opened where the upcall fails: it makes none, or see DESC-6',
    );
}

/** Connects the member that joined last to where the group is connected. */
async function connectAlike(world: ConformanceWorld, subject: Subject): Promise<void> {
  const { members, connectedTo } = groupOf(subject);
  const s = members.at(-1);
  if (s === undefined || connectedTo === undefined) throw new Error('no member of the group is connected');
  await connect(world.run, world.provider, s, connectedTo.listener, connectedTo.address);
}

/** Connects a member of the group to a new listener. */
async function connectMember(world: ConformanceWorld, subject: Subject, index: number): Promise<void> {
  const group = groupOf(subject);
  const { local } = addressOf(world.run, group.entry);
  const connectedTo = await listen(world.provider, group.entry, local);
  const s = group.members.at(index);
  if (s === undefined) throw new Error('the group has no member');
  await connect(world.run, world.provider, s, connectedTo.listener, connectedTo.address);
  subject.group = { ...group, connectedTo };
}

/** Scenarios in which the other process has been there: it is one for all their entries, whose groups all exist by then. */
const visited = new WeakSet<ConformanceWorld>();

/** Has a second process make a group, and end. */
async function otherProcessEnds(world: ConformanceWorld, { entry }: Subject): Promise<void> {
  if (visited.has(world)) return;
  visited.add(world);
  const { session } = world.run;
  const process = await startProvider(session, 2);
  await preparedSocket(process, entry, { g: SG_UNCONSTRAINED_GROUP });
  await stopProvider(session, process);
  await session.endProcess(process.number);
}

/** What may have happened to a group before the call that is judged. */
export const GROUP_SITUATIONS: { readonly [phrase: string]: Situation } = {
  'a new group of kind SG_UNCONSTRAINED_GROUP with a socket of the entry as its first member':
    withFirst(SG_UNCONSTRAINED_GROUP),
  'a new group of kind SG_CONSTRAINED_GROUP with a socket of the entry as its first member':
    withFirst(SG_CONSTRAINED_GROUP),
  'a new group of kind SG_CONSTRAINED_GROUP with a socket of a connection-oriented entry as its first member':
    async (world, subject) => {
      await newGroup(world, subject, SG_CONSTRAINED_GROUP, constrainable(world));
    },
  'a new group of kind SG_UNCONSTRAINED_GROUP with sockets of all other entries that it takes': async (
    world,
    subject,
  ) => {
    const [first = subject.entry, ...others] = world.run.preparation.usable.filter(
      (entry) => entry !== subject.entry,
    );
    await newGroup(world, subject, SG_UNCONSTRAINED_GROUP, first);
    for (const other of others) {
      const { id, members } = groupOf(subject);
      const call = await openSocket(world.provider, socketArguments(other, { g: id }));
      // one that is refused is judged where it is the subject itself
      if (isRefused(call)) continue;
      subject.group = { ...groupOf(subject), members: [...members, descriptorOf(call)] };
    }
  },
  'another socket has joined the group': (world, subject) => join(world, subject, groupOf(subject).entry),
  'two more sockets have joined the group': async (world, subject) => {
    await join(world, subject, groupOf(subject).entry);
    await join(world, subject, groupOf(subject).entry);
  },
  // as many as it takes: whether it takes one more is judged
  'up to eight more sockets have joined the group': async (world, subject) => {
    const { entry } = groupOf(subject);
    for (let joined = 0; joined < 8; joined += 1) {
      const { id, members } = groupOf(subject);
      const call = await openSocket(
        world.provider,
        socketArguments(entry, { g: id, dwFlags: subject.dwFlags }),
      );
      if (isRefused(call)) break;
      subject.group = { ...groupOf(subject), members: [...members, descriptorOf(call)] };
    }
    const outside = await openSocket(world.provider, socketArguments(entry, { dwFlags: subject.dwFlags }));
    if (isRefused(outside))
      throw new NotApplicable('the provider has too few descriptors for a group of that size');
    await close(world, [descriptorOf(outside)]);
  },
  'a second group exists': async (world, subject) => {
    subject.others.push(await member(world, subject.entry, { g: SG_UNCONSTRAINED_GROUP }, 'GRP-2'));
  },
  'a second process with a group of its own has ended': otherProcessEnds,
  'a constrained group exists too': async (world, subject) => {
    subject.others.push(await member(world, constrainable(world), { g: SG_CONSTRAINED_GROUP }, 'GRP-3'));
  },
  'the group has refused a connectionless socket': async (world, subject) => {
    const entry = world.run.preparation.usable.find(isConnectionless);
    if (entry === undefined) throw new NotApplicable('the provider has no connectionless entry');
    const call = await openSocket(world.provider, socketArguments(entry, { g: groupOf(subject).id }));
    if (!isRefused(call)) throw new Inconclusive('the group takes a connectionless socket (see GRP-7)');
  },
  'calls that asked to join the group have been refused': async (world, subject) => {
    const { id, members } = groupOf(subject);
    const { refused, opened } = await makeRefusals(world, subject, BY_ANYTHING, { more: { g: id } });
    if (refused === 0) throw new Inconclusive('no call that asks to join could be brought to be refused');
    subject.group = { ...groupOf(subject), members: [...members, ...opened] };
  },
  'the first member of the group is closed': closing((members) => members.slice(0, 1)),
  'the last member of the group is closed': closing((members) => members.slice(-1)),
  'all members but the first are closed': closing((members) => members.slice(1)),
  'all members but the last are closed': closing((members) => members.slice(0, -1)),
  'all members of the group are closed': closing((members) => members),
  'all members of the group are closed, the first one last': closing((members) => members.toReversed()),
  'the first member has a second descriptor': withSecondDescriptor(0),
  'a second descriptor of the first member has been refused': refuseSecondDescriptor,
  'the second descriptor of the first member is connected': (world, subject) =>
    connectMember(world, subject, -1),
  'the joined socket is used by a second descriptor': withSecondDescriptor(-1),
  'the first member has a second descriptor, in another process': async (world, subject) => {
    await secondDescriptor(world, subject, 2);
  },
  'the first member has had a second descriptor in another process, which is closed': async (
    world,
    subject,
  ) => {
    const { process, s } = await secondDescriptor(world, subject, 2);
    await prepared(process, 'WSPCloseSocket', { s });
  },
  'the second descriptor of the first member is closed': closing((members) => members.slice(-1)),
  'the first member is connected': (world, subject) => connectMember(world, subject, 0),
  'the joined socket is connected': (world, subject) => connectMember(world, subject, -1),
  'the joined socket is connected to the same address': connectAlike,
  'the joined socket has tried to connect to a second address': async (world, subject) => {
    const { members, entry } = groupOf(subject);
    const { second } = addressOf(world.run, entry);
    if (second === undefined) throw new Inconclusive('the IXIT gives no second address');
    const { call } = await judgedConnect(
      world,
      members.at(-1) ?? '0x0',
      await listen(world.provider, entry, second),
    );
    if (call.returned.result === 0)
      throw new Inconclusive('a connection to a second address is made (this rule, in other scenarios)');
  },
  'the first member has tried in vain to connect to a second address': async (world, subject) => {
    const group = groupOf(subject);
    const [s] = group.members;
    const { second } = addressOf(world.run, group.entry);
    if (second === undefined) throw new Inconclusive('the IXIT gives no second address');
    // an address that was bound, and is no more: nobody listens there
    const other = await preparedSocket(world.provider, group.entry);
    const name = await bind(world.provider, other, second);
    await close(world, [other]);
    const call = await world.provider.call('WSPConnect', { s: s ?? null, name });
    if (call.returned.result === 0) throw new Inconclusive('a connection was made where nobody listens');
  },
};
