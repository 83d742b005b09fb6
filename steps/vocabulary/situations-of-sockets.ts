import type { ProtocolInfo } from '../../providers/contract/structures/protocol-info';
import type { ConformanceWorld } from '../support/world';
import type { Subject } from '../support/subject';
import { isLackOfPrivilege } from '../probes/probe-entries';
import { Inconclusive, NotApplicable } from '../support/verdicts';
import {
  ERROR_CODES,
  SG_UNCONSTRAINED_GROUP,
  SOCKET_FLAGS,
} from '../../providers/contract/constants/constants';
import { openSockets } from '../support/descriptor-limit';
import { codeName, descriptorOf, isRefused, openSocket, socketArguments } from '../questions/open-socket';
import { FAILING_UPCALL } from './particulars';
import { BY_ANYTHING, BY_ARGUMENTS, makeRefusals } from './refusals';
import type { Hex } from '../../providers/contract/json';
import { openFurther } from '../questions/open-further';
import type { OwnedDescriptor } from '../questions/further-of';
import { nextInChain } from '../questions/layer-calls';
import { PEER_THREAD, prepared, preparedSocket } from '../questions/endpoints';
import { startProvider } from '../questions/start-provider';
import type { Situation } from './situation';

async function open(world: ConformanceWorld, subject: Subject): Promise<void> {
  const { entry, dwFlags } = subject;
  const call = await openSocket(world.provider, socketArguments(entry, { dwFlags }));
  if (isRefused(call) && isLackOfPrivilege(subject.entry, call.returned.errno)) {
    throw new NotApplicable('a raw socket was refused with WSAEACCES: it may need a privilege');
  }
  if (isRefused(call)) throw new Inconclusive('another socket of the entry could not be opened before');
  subject.others.push(descriptorOf(call));
}

/** Opens another socket of the entry, and a further descriptor of it in the same process. */
async function openOtherFurther(world: ConformanceWorld, subject: Subject): Promise<OwnedDescriptor> {
  await open(world, subject);
  return openFurther(world, subject.others.at(-1) ?? '0x0', 1);
}

/** Has calls with the entry refused: by the first of all ways that does it, or by each. */
const refused =
  (how: 'once' | 'by each'): Situation =>
  async (world, subject) => {
    const made = await makeRefusals(world, subject, BY_ANYTHING, how === 'once' ? { howOften: 1 } : {});
    if (made.refused === 0)
      throw new Inconclusive('no call with the entry could be brought to be refused before');
  };

/** Not done at once: the scenario goes through all entries step by step, and "just" means right before the call. */
function justBefore(situation: Situation): Situation {
  return (world, subject) => {
    subject.justBefore = () => situation(world, subject);
    return Promise.resolve();
  };
}

/** More than this are not opened for one scenario. */
const MOST_SOCKETS = 10_000;

/** The limit is one of all entries together: what was opened for another entry counts. */
async function openAllThatCanBe(world: ConformanceWorld, subject: Subject): Promise<void> {
  const { descriptorLimit } = world.run.session.provider.ixit;
  if (descriptorLimit === undefined) throw new NotApplicable('the IXIT names no limit of open sockets');
  if (descriptorLimit > MOST_SOCKETS)
    throw new NotApplicable(
      `the IXIT names a limit of ${String(descriptorLimit)} open sockets, too many to try`,
    );
  world.usedUp = true;
  world.filledUp = true;
  // counted by calls: a provider may give a descriptor twice (see SOCK-1)
  for (let open = openSockets(world.provider); open <= descriptorLimit; open += 1) {
    const call = await openSocket(world.provider, socketArguments(subject.entry));
    if (isRefused(call)) {
      const { errno } = call.returned;
      if (open === descriptorLimit || errno === ERROR_CODES.WSAEMFILE) return;
      throw new NotApplicable(
        `something else ran out before the limit of open sockets was reached: ${codeName(errno)}`,
      );
    }
    subject.others.push(descriptorOf(call));
  }
  throw new NotApplicable('more sockets can be open than the IXIT says');
}

/** A table of sockets is likely to have a border within so many. */
const MANY_SOCKETS = 70;
/** More than this, of all entries together, take longer to open and to close than they are worth. */
const MOST_TOGETHER = 300;

async function openMany(world: ConformanceWorld, subject: Subject): Promise<void> {
  const { descriptorLimit = MOST_TOGETHER } = world.run.session.provider.ixit;
  const before = openSockets(world.provider);
  if (before + MANY_SOCKETS >= Math.min(descriptorLimit, MOST_TOGETHER))
    throw new NotApplicable('so many sockets cannot be open beside those of the entries before');
  for (let opened = 0; opened < MANY_SOCKETS; opened += 1) {
    const call = await openSocket(world.provider, socketArguments(subject.entry));
    if (isRefused(call))
      throw new NotApplicable(
        `after ${String(before + opened)} sockets one more is refused with ${codeName(call.returned.errno)}`,
      );
    subject.others.push(descriptorOf(call));
  }
}

/** Opens a socket on a second thread while the call that is judged is under way. */
const openedAtOnce =
  (entryOf: (world: ConformanceWorld, subject: Subject) => ProtocolInfo, g = 0): Situation =>
  (world, subject) => {
    const entry = entryOf(world, subject);
    subject.beside = () =>
      world.provider.start('WSPSocket', { ...socketArguments(entry, { g }) }, { thread: PEER_THREAD });
    return Promise.resolve();
  };

async function closeOne(world: ConformanceWorld, subject: Subject, index: number): Promise<void> {
  const [s] = subject.others.splice(index, 1);
  if (s !== undefined) await world.provider.call('WSPCloseSocket', { s });
}

/** What may have happened to sockets of the entry before the call that is judged. */
export const SOCKET_SITUATIONS: { readonly [phrase: string]: Situation } = {
  'no other socket of the entry is open': async () => {
    // a scenario starts with none
  },
  'another socket of the entry is open': open,
  'a socket of every entry is open': async (world, subject) => {
    for (const entry of world.run.preparation.usable) {
      const call = await openSocket(world.provider, socketArguments(entry));
      if (isRefused(call)) throw new Inconclusive('a socket of another entry could not be opened before');
      subject.others.push(descriptorOf(call));
    }
  },
  'a socket of the entry has just been closed': justBefore(async (world, subject) => {
    await open(world, subject);
    await closeOne(world, subject, -1);
  }),
  'a further descriptor of another socket has just been opened': justBefore(async (world, subject) => {
    await openOtherFurther(world, subject);
  }),
  'a further descriptor of an open socket has just been closed': justBefore(async (world, subject) => {
    const { process, s } = await openOtherFurther(world, subject);
    await prepared(process, 'WSPCloseSocket', { s });
  }),
  'the client starts the provider with a chain in which it has another next layer': (world, subject) => {
    const { ProviderId } = nextInChain(world, subject);
    const other = world.run.session.catalog.chains.find(
      (chain) => nextInChain(world, chain).ProviderId !== ProviderId,
    );
    if (other === undefined) throw new Inconclusive('the layer has no other next layer');
    subject.startedWith = other.entry;
    return Promise.resolve();
  },
  'three overlapped sockets of the entry have been closed': async (world, subject) => {
    const dwFlags = SOCKET_FLAGS.WSA_FLAG_OVERLAPPED;
    const sockets: Hex[] = [];
    for (let opened = 0; opened < 3; opened += 1)
      sockets.push(await preparedSocket(world.provider, subject.entry, { dwFlags }));
    for (const s of sockets) await prepared(world.provider, 'WSPCloseSocket', { s });
  },
  'the second of three sockets of the entry has just been closed': justBefore(async (world, subject) => {
    for (let opened = 0; opened < 3; opened += 1) await open(world, subject);
    await closeOne(world, subject, -2);
  }),
  'seventy more sockets of the entry are open': openMany,
  'another socket of the entry is being opened on a second thread': openedAtOnce((_, { entry }) => entry),
  'a group is being made with the entry on a second thread': openedAtOnce(
    (_, { entry }) => entry,
    SG_UNCONSTRAINED_GROUP,
  ),
  'a socket of another entry is being opened on a second thread': openedAtOnce(({ run }, { entry }) => {
    const other = run.preparation.usable.find((usable) => usable !== entry);
    if (other === undefined) throw new NotApplicable('there is no other entry');
    return other;
  }),
  'as many sockets are open as the IXIT says that can be': openAllThatCanBe,
  'the client is a second process': async (world) => {
    // once for all entries
    if (world.provider.number !== 1) return;
    const first = world.provider;
    world.process = await startProvider(world.run.session, 2);
    world.others.push(first);
  },
  'a call with the entry has just been refused': justBefore(refused('once')),
  'a call has just been refused for every reason that the provider has': justBefore(refused('by each')),
  'a call has just been refused since no upcall gave it a descriptor': justBefore(async (world, subject) => {
    const made = await makeRefusals(world, subject, [FAILING_UPCALL]);
    if (made.refused === 0)
      throw new NotApplicable('no call is refused where the upcall fails: it makes none, or see DESC-6');
  }),
  'a socket has been opened since a call was refused for each argument': justBefore(
    async (world, subject) => {
      const made = await makeRefusals(world, subject, BY_ARGUMENTS);
      if (made.refused === 0) throw new NotApplicable('the provider refuses no call for its arguments');
      await open(world, subject);
    },
  ),
};
