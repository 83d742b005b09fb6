import { ERROR_CODES, SOCKET_ERROR } from '../../providers/contract/constants/constants';
import type { Bytes, Hex } from '../../providers/contract/json';
import { hasRootedControlPlane, hasRootedDataPlane } from '../../providers/contract/structures/entry-traits';
import type { ReturnedCall } from '../../providers/ws2_32/provider-process';
import type { Subject } from '../support/subject';
import { Inconclusive, NotApplicable } from '../support/verdicts';
import type { ConformanceWorld } from '../support/world';
import { allowedPairs, pairName, ROLES } from '../vocabulary/roles';
import { addressOf, bind, prepared, preparedSocket, setUp, type SocketChanges } from './endpoints';
import { joinLeaf } from './join-leaf';
import { needsRoomForMessages } from './longest-message';
import { descriptorOf, isRefused, openSocket, socketArguments } from './open-socket';

/** How long the tester waits before it asks for an address again that is in use, in milliseconds. */
const LOOK_AGAIN_MS = 100;

/**
 * The address of the session that the IXIT names for the entry.
 * @throws Inconclusive where it names none
 */
export function sessionAddress(world: ConformanceWorld, { entry }: Subject): Bytes {
  const { multipoint } = world.run.session.provider.ixit;
  const found = multipoint.find(({ dwCatalogEntryId }) => dwCatalogEntryId === entry.dwCatalogEntryId);
  if (found === undefined) throw new Inconclusive('the IXIT names no multipoint session for the entry');
  return found.address;
}

/** A multipoint session that a scenario is about. */
export interface MultipointSession {
  /** The c_root that opened it, or null where the entry has no rooted control plane. */
  readonly root: Hex | null;
  /** Who speaks to all: the d_root; where nobody is it, the c_root. */
  readonly speaker: Hex | null;
  readonly leaves: readonly Hex[];
  /** How all its sockets are asked for, beside their roles. */
  readonly changes: SocketChanges;
}

/**
 * The session that a Given has opened.
 * @throws Error where there is none: the scenario is badly written
 */
export function sessionOf({ session }: Subject): MultipointSession {
  if (session === undefined) throw new Error('no Given has opened a session');
  return session;
}

/** What the root of a session sends. */
export const FROM_ROOT: Bytes = '7007700770077007';

/** How a socket of a session is asked for that plays these roles. */
export function withRoles(changes: SocketChanges, roles: number): SocketChanges {
  return { ...changes, dwFlags: (changes.dwFlags ?? 0) | roles };
}

/**
 * Opens a session: its root binds to the address, where the control plane is rooted.
 * @param changes how all sockets of the session are asked for, beside their roles
 */
export async function openSession(
  world: ConformanceWorld,
  subject: Subject,
  changes: SocketChanges = {},
): Promise<void> {
  const { entry } = subject;
  needsRoomForMessages(entry);
  if (!hasRootedControlPlane(entry)) {
    subject.session = { root: null, speaker: null, leaves: [], changes };
    return;
  }
  const rootPairs = allowedPairs(entry).filter((pair) => (pair & ROLES.C_ROOT) !== 0);
  const [pair] = [...rootPairs].sort(
    (one, other) => Number((other & ROLES.D_ROOT) !== 0) - Number((one & ROLES.D_ROOT) !== 0),
  );
  const root = await preparedSocket(world.provider, entry, withRoles(changes, pair ?? 0));
  await bindRoot(world, subject, root);
  subject.session = { root, speaker: root, leaves: [], changes };
}

/**
 * Binds the c_root to the address of the session. The IXIT names one address, so another run on this machine may have
 * it for a moment: while it is in use, it is tried again.
 * @throws Inconclusive where it stays in use
 */
async function bindRoot(world: ConformanceWorld, subject: Subject, root: Hex): Promise<void> {
  const args = { s: root, name: sessionAddress(world, subject) };
  const { callMs } = world.run.session.provider.ixit.deadlines;
  let bound = await world.provider.call('WSPBind', args);
  for (let waited = 0; isInUse(bound) && waited < callMs; waited += LOOK_AGAIN_MS) {
    await world.pause(LOOK_AGAIN_MS);
    bound = await world.provider.call('WSPBind', args);
  }
  setUp(bound);
}

function isInUse({ returned }: ReturnedCall): boolean {
  return returned.result === SOCKET_ERROR && returned.errno === ERROR_CODES.WSAEADDRINUSE;
}

/**
 * Opens a session in which the roots of the two planes are two sockets.
 * @throws NotApplicable where the provider does not take such roots: it may refuse mixed pairs
 */
export async function openMixedSession(world: ConformanceWorld, subject: Subject): Promise<void> {
  const { entry } = subject;
  needsRoomForMessages(entry);
  const name = sessionAddress(world, subject);
  let root: Hex | null = null;
  if (hasRootedControlPlane(entry)) {
    root = await mixedSocket(world, subject, ROLES.C_ROOT | ROLES.D_LEAF);
    await bindRoot(world, subject, root);
  }
  subject.session = { root, speaker: null, leaves: [], changes: {} };
  if (!hasRootedDataPlane(entry)) return;
  const speaker = await mixedSocket(world, subject, ROLES.C_LEAF | ROLES.D_ROOT);
  await bind(world.provider, speaker, addressOf(world.run, entry).local);
  const joined = await joinLeaf(world, subject, { s: speaker, name, root });
  if (isRefused(joined)) throw new NotApplicable('the session takes no d_root that is a c_leaf');
  subject.session = { root, speaker, leaves: [], changes: {} };
}

async function mixedSocket(world: ConformanceWorld, { entry }: Subject, dwFlags: number): Promise<Hex> {
  const call = await openSocket(world.provider, socketArguments(entry, { dwFlags }));
  if (isRefused(call)) throw new NotApplicable(`the provider refuses ${pairName(dwFlags)}`);
  return descriptorOf(call);
}

/** A bound socket that is c_leaf and d_leaf, and its address. */
export async function boundLeaf(
  world: ConformanceWorld,
  subject: Subject,
): Promise<{ readonly s: Hex; readonly name: Bytes }> {
  const changes = withRoles(sessionOf(subject).changes, ROLES.C_LEAF | ROLES.D_LEAF);
  const s = await preparedSocket(world.provider, subject.entry, changes);
  return { s, name: await bind(world.provider, s, addressOf(world.run, subject.entry).local) };
}

/** Has sockets join the session as c_leaf and d_leaf. */
export async function joinLeaves(world: ConformanceWorld, subject: Subject, count: number): Promise<void> {
  for (let joined = 0; joined < count; joined += 1) {
    const { s } = await boundLeaf(world, subject);
    const name = sessionAddress(world, subject);
    setUp(await joinLeaf(world, subject, { s, name, root: sessionOf(subject).root }));
    subject.session = withLeaf(subject, s);
  }
}

/**
 * Has the c_root invite sockets as leaves.
 * @throws NotApplicable where there is no c_root
 */
export async function inviteLeaves(world: ConformanceWorld, subject: Subject, count: number): Promise<void> {
  const root = rootOf(subject);
  for (let invited = 0; invited < count; invited += 1) {
    const { s, name } = await boundLeaf(world, subject);
    const way = setUp(await joinLeaf(world, subject, { s: root, name, root: null }));
    subject.others = [...subject.others, s, descriptorOf(way)];
    subject.session = withLeaf(subject, s);
  }
}

/** Closes the leaf that came first. */
export async function closeFirstLeaf(world: ConformanceWorld, subject: Subject): Promise<void> {
  const session = sessionOf(subject);
  const [s, ...leaves] = session.leaves;
  if (s === undefined) throw new Error('no Given has brought leaves into the session');
  await prepared(world.provider, 'WSPCloseSocket', { s });
  subject.session = { ...session, leaves };
}

/** Closes all sockets of the session, so that its address is free. */
export async function closeSession(world: ConformanceWorld, subject: Subject): Promise<void> {
  const { root, leaves } = sessionOf(subject);
  const open = new Set([...(root === null ? [] : [root]), ...leaves, ...subject.others]);
  for (const s of open) await world.provider.call('WSPCloseSocket', { s });
  subject.others = [];
}

/** @throws NotApplicable where the entry has no rooted control plane */
export function rootOf(subject: Subject): Hex {
  const { root } = sessionOf(subject);
  if (root === null) throw new NotApplicable('the entry has no rooted control plane');
  return root;
}

function withLeaf(subject: Subject, leaf: Hex): MultipointSession {
  const session = sessionOf(subject);
  return { ...session, leaves: [...session.leaves, leaf] };
}
