import {
  SG_UNCONSTRAINED_GROUP,
  SOCKET_ERROR,
  SOCKET_FLAGS,
} from '../../providers/contract/constants/constants';
import type { Hex } from '../../providers/contract/json';
import { canReceive, canSend } from '../../providers/contract/structures/entry-traits';
import type { Pair, SocketChanges } from '../questions/endpoints';
import { connectToNobody } from '../questions/connect-to-nobody';
import { idToJoin } from '../questions/id-to-join';
import { BY_ENTRY, WITH_ZEROS } from '../questions/open-socket';
import {
  addressOf,
  bind,
  boundPair,
  connectedPair,
  PEER_THREAD,
  prepared,
  preparedSocket,
} from '../questions/endpoints';
import { sendBeforeAcceptance } from '../questions/send-before-acceptance';
import type { Subject } from '../support/subject';
import { Inconclusive, NotApplicable } from '../support/verdicts';
import type { ConformanceWorld } from '../support/world';
import { definePhrases } from './phrases';
import { BY_ANYTHING, makeRefusals } from './refusals';

/** Makes the client's socket, and its peer, with the given flags for the client's. */
export type MakeEndpoint = (world: ConformanceWorld, subject: Subject, dwFlags: number) => Promise<Pair>;

const IN_NEW_GROUP = { g: SG_UNCONSTRAINED_GROUP };

const connected =
  (changes: SocketChanges): MakeEndpoint =>
  ({ run, provider }, { entry }, dwFlags) =>
    connectedPair(run, provider, entry, { ...changes, dwFlags });

const bound =
  (changes: SocketChanges): MakeEndpoint =>
  ({ run, provider }, { entry }, dwFlags) =>
    boundPair(run, provider, entry, { ...changes, dwFlags });

/** Opens the client's socket in a way of its own. */
type OpenClient = (world: ConformanceWorld, subject: Subject, dwFlags: number) => Promise<Hex>;

const connectedBy =
  (open: OpenClient): MakeEndpoint =>
  (world, subject, dwFlags) =>
    connectedPair(world.run, world.provider, subject.entry, {}, () => open(world, subject, dwFlags));

const boundBy =
  (open: OpenClient): MakeEndpoint =>
  (world, subject, dwFlags) =>
    boundPair(world.run, world.provider, subject.entry, {}, () => open(world, subject, dwFlags));

/** The attributes of a call that was refused must not become those of the next socket. */
const afterRefused: OpenClient = async (world, subject, dwFlags) => {
  const alsoFlags = SOCKET_FLAGS.WSA_FLAG_OVERLAPPED;
  const { refused } = await makeRefusals(world, subject, BY_ANYTHING, { alsoFlags, howOften: 1 });
  if (refused === 0) throw new NotApplicable('the provider refuses no call with the entry');
  return preparedSocket(world.provider, subject.entry, { dwFlags });
};

/** The attributes of a group's first member must not become those of the next one, nor get lost on the way to it. */
const asFurtherMember: OpenClient = async (world, { entry }, dwFlags) => {
  const otherFlags = dwFlags ^ SOCKET_FLAGS.WSA_FLAG_OVERLAPPED;
  const first = await preparedSocket(world.provider, entry, { ...IN_NEW_GROUP, dwFlags: otherFlags });
  const g = await idToJoin(world.provider, first);
  return preparedSocket(world.provider, entry, { g, dwFlags });
};

const onSecondThread: OpenClient = ({ provider }, { entry }, dwFlags) =>
  preparedSocket(provider, entry, { dwFlags }, PEER_THREAD);

/** A socket that has no peer. */
const alone =
  (prepare: (world: ConformanceWorld, subject: Subject, s: Hex) => Promise<unknown>): MakeEndpoint =>
  async (world, subject, dwFlags) => {
    const client = await preparedSocket(world.provider, subject.entry, { dwFlags });
    await prepare(world, subject, client);
    return { client, peer: client, clientAddress: '', peerAddress: '' };
  };

definePhrases<MakeEndpoint>('endpoint', {
  'a connected socket': connected({}),
  'a connected socket asked for with FROM_PROTOCOL_INFO': connected(BY_ENTRY),
  'a connected socket asked for with family and type zero': connected(WITH_ZEROS),
  'a connected socket in a new group': connected(IN_NEW_GROUP),
  'a connected socket as a further member of a group': connectedBy(asFurtherMember),
  'a connected socket asked for right after an overlapped one was refused': connectedBy(afterRefused),
  'a connected socket asked for on a second thread': connectedBy(onSecondThread),
  'a bound socket': bound({}),
  'a bound socket asked for with FROM_PROTOCOL_INFO': bound(BY_ENTRY),
  'a bound socket asked for with family and type zero': bound(WITH_ZEROS),
  'a bound socket as a further member of a group': boundBy(asFurtherMember),
  'a bound socket asked for right after an overlapped one was refused': boundBy(afterRefused),
  'a bound socket asked for on a second thread': boundBy(onSecondThread),
  'a bound socket in a new group': bound(IN_NEW_GROUP),
  'the accepted end of a connection': async ({ run, provider }, { entry }, dwFlags) => {
    if (!canSend(entry) || !canReceive(entry)) throw new NotApplicable('the entry has one direction only');
    const { client, peer } = await connectedPair(run, provider, entry, { dwFlags });
    return { client: peer, peer: client, clientAddress: '', peerAddress: '' };
  },
  'a connected socket that has sent before the connection was accepted': sendBeforeAcceptance,
  'a socket that is connected to a peer': async ({ run, provider }, { entry }, dwFlags) => {
    const pair = await boundPair(run, provider, entry, { dwFlags });
    await prepared(provider, 'WSPConnect', { s: pair.client, name: pair.peerAddress });
    return pair;
  },
  'an unbound socket': alone(() => Promise.resolve()),
  'a bound and unconnected socket': alone(({ run, provider }, { entry }, s) =>
    bind(provider, s, addressOf(run, entry).local),
  ),
  'a listening socket': alone(async ({ run, provider }, { entry }, s) => {
    await bind(provider, s, addressOf(run, entry).local);
    await prepared(provider, 'WSPListen', { s, backlog: 1 });
  }),
  'a socket whose connect was refused': alone(async (world, { entry }, s) => {
    const call = await connectToNobody(world, entry, s);
    if (call?.returned.result !== SOCKET_ERROR)
      throw new Inconclusive('WSPConnect to an address at which nobody listens is not refused (see DATA-2)');
  }),
});
