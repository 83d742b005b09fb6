import {
  closeFirstLeaf,
  inviteLeaves,
  joinLeaves,
  openMixedSession,
  FROM_ROOT,
  openSession,
  sessionOf,
} from '../questions/multipoint-session';
import { SG_UNCONSTRAINED_GROUP, SOCKET_FLAGS } from '../../providers/contract/constants/constants';
import type { Hex } from '../../providers/contract/json';
import { BEFORE, datagramFrom, receiveDatagram, sendAnyway, sendDatagram } from '../questions/datagram';
import {
  addressOf,
  bind,
  connect,
  connectedPair,
  prepared,
  preparedSocket,
  setBlocking,
  setNonBlocking,
  setUp,
} from '../questions/endpoints';
import { longPiece } from '../questions/full-duplex';
import { makeRequest } from '../questions/overlapped-request';
import { furtherDescriptor } from '../questions/further-descriptor';
import { openFurther } from '../questions/open-further';
import { BY_ENTRY, codeName, descriptorOf, openSocket, WITH_ZEROS } from '../questions/open-socket';
import { otherProcess, SECOND_PROCESS } from '../questions/other-process';
import { closeWhilePending } from '../questions/close-while-pending';
import { pairOf } from '../questions/pair-of';
import { samePortElsewhere } from '../questions/same-port-elsewhere';
import { setSomeOption } from '../questions/some-option';
import { completes, isPending, needsDirection, PAYLOAD, sendFromPeer } from '../questions/transfer';
import {
  canReceive,
  isConnectionOriented,
  isReliable,
  isMessageOriented,
} from '../../providers/contract/structures/entry-traits';
import { thirdOf } from '../questions/third-of';
import type { Subject } from '../support/subject';
import { Inconclusive, NotApplicable } from '../support/verdicts';
import type { ConformanceWorld } from '../support/world';
import type { Situation } from './situation';

/** More datagrams than were sent to the socket: a provider that still has some makes them up. */
const MOST_TO_DRAIN = 100;

/** Reads what is there: what was sent more than once may have arrived more than once. */
async function drain(world: ConformanceWorld, s: Hex): Promise<void> {
  for (let read = 0; read < MOST_TO_DRAIN; read += 1) {
    if ((await datagramFrom(world, s)) === undefined) return;
  }
  throw new Inconclusive('the socket goes on to give datagrams that nobody has sent');
}

/** A further bound socket; none of the three sockets blocks. */
async function thirdParty(
  world: ConformanceWorld,
  subject: Subject,
  process = world.provider,
): Promise<void> {
  const { entry } = subject;
  const s = await preparedSocket(process, entry);
  const address = await bind(process, s, addressOf(world.run, entry).local);
  await takePart(world, subject, { s, address, process });
}

/**
 * The same in a second process, which the client hears.
 * @throws NotApplicable where no datagram comes from there
 */
async function thirdPartyElsewhere(world: ConformanceWorld, subject: Subject): Promise<void> {
  const process = await otherProcess(world, SECOND_PROCESS);
  await thirdParty(world, subject, process);
  const { s } = thirdOf(subject);
  const { clientAddress } = pairOf(subject);
  const sent = await world.within(process, () => sendAnyway(world, s, BEFORE.toClient, clientAddress));
  if (sent.returned.result !== 0 || !(await isHeard(world, subject)))
    throw new NotApplicable('datagrams do not go from one process to another');
}

/**
 * A third party at the second address, with the peer's port.
 * @throws NotApplicable where there is no such address to be had
 */
async function thirdPartyAtPort(world: ConformanceWorld, subject: Subject): Promise<void> {
  const { entry } = subject;
  const { second, ...addresses } = addressOf(world.run, entry);
  if (second === undefined) throw new NotApplicable('the IXIT gives no second address');
  const { peerAddress } = pairOf(subject);
  const socket = await samePortElsewhere(world, entry, peerAddress, { ...addresses, second });
  await takePart(world, subject, { ...socket, process: world.provider });
}

async function takePart(
  world: ConformanceWorld,
  subject: Subject,
  third: NonNullable<Subject['third']>,
): Promise<void> {
  subject.third = third;
  const { client, peer } = pairOf(subject);
  for (const socket of [client, peer]) await setNonBlocking(world.provider, socket);
  await setNonBlocking(third.process, third.s);
}

/** @throws Inconclusive where the client does not hear the third party */
async function hear(world: ConformanceWorld, subject: Subject): Promise<void> {
  if (!(await isHeard(world, subject)))
    throw new Inconclusive('the third party is not heard, however often it sends');
}

/** Has the third party send to the client, and the client to it; tells whether the client has heard it. */
async function isHeard(world: ConformanceWorld, subject: Subject): Promise<boolean> {
  const { client, clientAddress } = pairOf(subject);
  const third = thirdOf(subject);
  const heard = await receiveDatagram(world, client, () =>
    world.within(third.process, () => sendDatagram(world, third.s, BEFORE.toClient, clientAddress)),
  );
  if (heard === undefined) return false;
  // and the other way, so that it is not for lack of a destination that later datagrams do not go there
  const { provider } = world;
  const send = (): Promise<unknown> =>
    world.within(provider, () => sendDatagram(world, client, BEFORE.toThird, third.address));
  await world.within(third.process, async () => {
    await receiveDatagram(world, third.s, send);
    await drain(world, third.s);
  });
  await drain(world, client);
  return true;
}

/** Leaves a request to receive pending. */
async function requestToReceive(world: ConformanceWorld, subject: Subject): Promise<void> {
  const name = isConnectionOriented(subject.entry) ? 'WSPRecv' : 'WSPRecvFrom';
  needsDirection(subject.entry, name);
  const call = await makeRequest(world, subject, name, [PAYLOAD.length / 2]);
  if (!isPending(call)) throw new Inconclusive(`an overlapped ${name} is not left pending (see FLAG-2)`);
}

/** Of a long message: the room that is left beside several of these has space for a short one. */
const PART_OF_LONGEST = 0.7;

/** A byte stream is given all in one request, and messages one by one. */
async function requestsToSend(world: ConformanceWorld, subject: Subject): Promise<void> {
  needsDirection(subject.entry, 'WSPSend');
  const long = longPiece(world, subject.entry);
  const isMessage = isMessageOriented(subject.entry);
  const piece = isMessage ? long.slice(0, 2 * Math.ceil((long.length / 2) * PART_OF_LONGEST)) : long;
  const { bulkBytes } = world.run.session.provider.ixit;
  for (let given = 0; given < bulkBytes; given += piece.length / 2) {
    const call = await makeRequest(world, subject, 'WSPSend', [piece]);
    if (isPending(call)) return;
    if (call.returned.result !== 0)
      throw new Inconclusive('an overlapped WSPSend of much data is refused (see FLAG-2)');
  }
}

/** Opens so many further descriptors of the socket, in the same process. */
const furtherAlready =
  (count: number): Situation =>
  async (world, subject) => {
    for (let opened = 0; opened < count; opened += 1)
      subject.others.push((await openFurther(world, pairOf(subject).client, 1)).s);
  };

/** What may have happened to the socket that data is exchanged with. */
export const DATA_SITUATIONS: { readonly [phrase: string]: Situation } = {
  'the socket does not block': async (world, subject) => {
    await setNonBlocking(world.provider, pairOf(subject).client);
  },
  'the socket blocks': (_world, subject) => {
    subject.blocks = true;
    return Promise.resolve();
  },
  'an option of the socket is set, and it does not block': async (world, subject) => {
    const { client } = pairOf(subject);
    subject.optionSet = await setSomeOption(world.provider, client);
    await setNonBlocking(world.provider, client);
  },
  'the peer has sent already': async (world, subject) => {
    if (!canReceive(subject.entry)) throw new NotApplicable('the entry only sends');
    await sendFromPeer(world, pairOf(subject));
    subject.peerHasSent = true;
  },
  'an overlapped request to receive is pending': requestToReceive,
  'a socket with a request left pending has just been closed': (world, subject) => {
    subject.justBefore = () => closeWhilePending(world, subject);
    return Promise.resolve();
  },
  'an overlapped request to receive has completed': async (world, subject) => {
    await requestToReceive(world, subject);
    const token = subject.tokens.at(-1);
    const again = isReliable(subject.entry)
      ? undefined
      : (): Promise<unknown> => sendFromPeer(world, pairOf(subject));
    await sendFromPeer(world, pairOf(subject));
    if (token === undefined || !(await completes(world, token, again)))
      throw new Inconclusive('an overlapped request to receive does not complete (see FLAG-2)');
    if (again !== undefined) {
      await setNonBlocking(world.provider, pairOf(subject).client);
      await drain(world, pairOf(subject).client);
      await setBlocking(world.provider, pairOf(subject).client, true);
    }
  },
  'overlapped requests to send bulkBytes of data have been made, until one is pending': requestsToSend,
  'an overlapped WSPIoctl request is pending': async (world, subject) => {
    const call = await makeRequest(world, subject, 'WSPIoctl');
    if (!isPending(call)) throw new Inconclusive('an overlapped WSPIoctl is not left pending (see FLAG-2)');
  },
  'a second connection is there': async (world, subject) => {
    subject.secondPair = await connectedPair(world.run, world.provider, subject.entry);
  },
  'a second connection to the same listener is there': async (world, subject) => {
    const { listener, peerAddress } = pairOf(subject);
    if (listener === undefined) throw new Error('no Given has made a connection to a listener');
    const client = await preparedSocket(world.provider, subject.entry);
    const peer = await connect(world.run, world.provider, client, listener, peerAddress);
    subject.secondPair = { client, peer, clientAddress: '', peerAddress };
  },
  'a third party': (world, subject) => thirdParty(world, subject),
  'a third party that the socket has heard': async (world, subject) => {
    await thirdParty(world, subject);
    await hear(world, subject);
  },
  'a third party in a second process that the socket has heard': thirdPartyElsewhere,
  "a third party with the peer's port, at the second address, that the socket has heard": async (
    world,
    subject,
  ) => {
    await thirdPartyAtPort(world, subject);
    await hear(world, subject);
  },
  'the socket is connected to its peer': async (world, subject) => {
    const { client, peerAddress } = pairOf(subject);
    await prepared(world.provider, 'WSPConnect', { s: client, name: peerAddress });
  },
  'the socket is connected anew, so that these two change places': async (world, subject) => {
    const pair = pairOf(subject);
    const third = thirdOf(subject);
    const { returned } = await world.provider.call('WSPConnect', { s: pair.client, name: third.address });
    if (returned.result !== 0)
      throw new NotApplicable(`a second WSPConnect is refused with ${codeName(returned.errno)}`);
    subject.pair = { ...pair, peer: third.s, peerAddress: third.address };
    subject.third = { s: pair.peer, address: pair.peerAddress, process: world.provider };
  },
  'a socket in a new group': async (world, subject) => {
    const client = await preparedSocket(world.provider, subject.entry, { g: SG_UNCONSTRAINED_GROUP });
    subject.pair = { client, peer: client, clientAddress: '', peerAddress: '' };
  },
  'the socket has a further descriptor already': furtherAlready(1),
  'the socket has two further descriptors already': furtherAlready(2),
  'the client goes on with a further descriptor of it': async (world, subject) => {
    const pair = pairOf(subject);
    const { s: client } = await openFurther(world, pair.client, 1);
    subject.others.push(pair.client);
    subject.pair = { ...pair, client };
  },
  'of two entries for further descriptors that were written in this process the second one has been used':
    async (world, subject) => {
      const { client } = pairOf(subject);
      const first = await furtherDescriptor(world, client, 1);
      const second = await furtherDescriptor(world, client, 1);
      subject.others.push(descriptorOf(setUp(await openSocket(second.process, second.arguments))));
      subject.offer = first.arguments;
    },
  'a session with its root, where the entry has rooted planes': (world, subject) =>
    openSession(world, subject),
  'a session of overlapped sockets with its root, where the entry has rooted planes': (world, subject) =>
    openSession(world, subject, { dwFlags: SOCKET_FLAGS.WSA_FLAG_OVERLAPPED }),
  'a session of sockets asked for with FROM_PROTOCOL_INFO, with its root, where the entry has rooted planes':
    (world, subject) => openSession(world, subject, BY_ENTRY),
  'a session of sockets asked for with family and type zero, with its root, where the entry has rooted planes':
    (world, subject) => openSession(world, subject, WITH_ZEROS),
  'a session whose c_root is a d_leaf, and whose d_root is a c_leaf': openMixedSession,
  'nobody has been invited to the session': async () => {
    // a session begins so
  },
  'a leaf has been invited to the session': (world, subject) => inviteLeaves(world, subject, 1),
  'two leaves have been invited to the session': (world, subject) => inviteLeaves(world, subject, 2),
  'two leaves have joined the session, and a third one when the root had sent already': async (
    world,
    subject,
  ) => {
    await joinLeaves(world, subject, 2);
    const { speaker } = sessionOf(subject);
    if (speaker === null) throw new NotApplicable('the entry has no rooted control plane');
    await sendDatagram(world, speaker, FROM_ROOT);
    await joinLeaves(world, subject, 1);
  },
  'two leaves have joined the session': (world, subject) => joinLeaves(world, subject, 2),
  'three leaves have joined the session': (world, subject) => joinLeaves(world, subject, 3),
  'of three leaves that had joined the session the first has left': async (world, subject) => {
    await joinLeaves(world, subject, 3);
    await closeFirstLeaf(world, subject);
  },
};
