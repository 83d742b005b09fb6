import { sameAddress } from './same-address';
import { AssertionError } from 'chai';
import { SOCKET_ERROR } from '../../providers/contract/constants/constants';
import { canReceive, canSend, isConnectionOriented } from '../../providers/contract/structures/entry-traits';
import type { ReturnedCall } from '../../providers/ws2_32/provider-process';
import type { Subject } from '../support/subject';
import { NotApplicable } from '../support/verdicts';
import type { ConformanceWorld } from '../support/world';
import {
  addressOf,
  bind,
  connectBetween,
  connectedPair,
  listen,
  prepared,
  preparedSocket,
  setNonBlocking,
  SIZE_OF_SOCKADDR,
} from './endpoints';
import type { OwnedDescriptor } from './further-of';
import { codeName, isRefused, returnOf } from './open-socket';
import { needsRoomForMessages } from './longest-message';
import { pairOf } from './pair-of';
import { setSomeOption, tellOption, type SetOption } from './some-option';
import { transferArguments } from './transfer';

/** Does something through one descriptor of a shared socket, and judges whether it holds for another. */
export type SharedAct = (
  world: ConformanceWorld,
  subject: Subject,
  one: OwnedDescriptor,
  other: OwnedDescriptor,
) => Promise<void>;

const BACKLOG = 5;
/** SD_SEND. */
const HOW_TO_SEND_NO_MORE = 1;

/** An option that is on for one is on for all, and a socket that was told not to block does not. */
export const setOption: SharedAct = async (world, subject, one, other) => {
  await expectOption(world, await setSomeOption(one.process, one.s), other);
  if (!canReceive(subject.entry)) return;
  await setNonBlocking(one.process, one.s);
  await expectNotToBlock(world, subject, other);
};

/** What a Given has set stays so when there is a further descriptor: for it, and for the one that it was set through. */
export const optionSetBefore: SharedAct = async (world, subject, one, other) => {
  for (const descriptor of [one, other]) {
    await expectOption(world, subject.optionSet, descriptor);
    if (canReceive(subject.entry)) await expectNotToBlock(world, subject, descriptor);
  }
};

async function expectOption(
  world: ConformanceWorld,
  set: SetOption | undefined,
  { process, s }: OwnedDescriptor,
): Promise<void> {
  if (set === undefined) {
    world.fact('returns of WSPSetSockOpt', 'no option that the tester knows can be turned on');
    return;
  }
  const told = await tellOption(process, s, set.option);
  world.fact('return of WSPGetSockOpt', `${set.option} ${told ?? 'not told'} on ${s}`);
  if (told !== set.value) {
    throw new AssertionError(
      `${set.option} was turned on through one descriptor of the socket; ${s} tells ${told ?? 'none'}`,
    );
  }
}

/** A call that blocks all the same is judged by not returning. */
async function expectNotToBlock(
  world: ConformanceWorld,
  subject: Subject,
  other: OwnedDescriptor,
): Promise<void> {
  const name = isConnectionOriented(subject.entry) ? 'WSPRecv' : 'WSPRecvFrom';
  const pair = { ...pairOf(subject), client: other.s };
  const call = await other.process.call(name, transferArguments(world, name, pair, null));
  told(world, call);
}

/** What is bound is bound for all. */
export const bindSocket: SharedAct = async (world, { entry }, one, other) => {
  const address = await bind(one.process, one.s, addressOf(world.run, entry).local);
  const call = await other.process.call('WSPGetSockName', { s: other.s, namelen: SIZE_OF_SOCKADDR });
  told(world, call);
  const found = call.returned.out['name'];
  if (
    call.returned.result !== 0 ||
    typeof found !== 'string' ||
    !(await sameAddress(world, entry, address, found))
  ) {
    throw new AssertionError(
      `bound to ${address} through one descriptor; the other one tells ${typeof found === 'string' ? found : codeName(call.returned.errno)}`,
    );
  }
};

/** Where one connects all are connected, and can send. */
export const connectSocket: SharedAct = async (world, subject, one, other) => {
  const { entry } = subject;
  const { listener, address } = await listen(world.provider, entry, addressOf(world.run, entry).local);
  const accepting = { process: world.provider, s: listener };
  const peer = await connectBetween(world.run, one, accepting, address);
  subject.pair = { ...pairOf(subject), peer, clientAddress: '', peerAddress: address };
  const namelen = SIZE_OF_SOCKADDR;
  const own = await one.process.call('WSPGetPeerName', { s: one.s, namelen });
  const call = await other.process.call('WSPGetPeerName', { s: other.s, namelen });
  told(world, call);
  const [ownPeer, otherPeer] = [own, call].map(({ returned }) => returned.out['name']);
  if (own.returned.result === 0 && typeof ownPeer === 'string') {
    const isSame = typeof otherPeer === 'string' && (await sameAddress(world, entry, ownPeer, otherPeer));
    if (!isSame) {
      throw new AssertionError(
        `connected through one descriptor to ${ownPeer}; WSPGetPeerName on the other one: ${typeof otherPeer === 'string' ? otherPeer : codeName(call.returned.errno)}`,
      );
    }
  }
  if (!canSend(entry)) return;
  needsRoomForMessages(entry);
  const sent = await other.process.call(
    'WSPSend',
    transferArguments(world, 'WSPSend', { ...subject.pair, client: other.s }, null),
  );
  told(world, sent);
  if (sent.returned.result !== 0) {
    throw new AssertionError(
      `connected through one descriptor; the other one cannot send: ${codeName(sent.returned.errno)}`,
    );
  }
};

/** Where one listens all do, and each can accept. */
export const listenSocket: SharedAct = async (world, { entry }, one, other) => {
  const address = await bind(one.process, one.s, addressOf(world.run, entry).local);
  await prepared(one.process, 'WSPListen', { s: one.s, backlog: BACKLOG });
  const client = { process: world.provider, s: await preparedSocket(world.provider, entry) };
  await connectBetween(world.run, client, other, address, (call) => {
    told(world, call);
    if (isRefused(call)) {
      throw new AssertionError(
        `the socket listens through one descriptor; the other one cannot accept: ${codeName(call.returned.errno)}`,
      );
    }
  });
};

/** A socket that listens does so through a descriptor that is left. */
export async function judgeListening(
  world: ConformanceWorld,
  { entry }: Subject,
  listener: OwnedDescriptor,
): Promise<void> {
  const call = await listener.process.call('WSPGetSockName', { s: listener.s, namelen: SIZE_OF_SOCKADDR });
  told(world, call);
  const address = call.returned.out['name'];
  if (call.returned.result !== 0 || typeof address !== 'string')
    throw new AssertionError(
      `the socket listened; WSPGetSockName fails with ${codeName(call.returned.errno)}`,
    );
  // where no connection can be made at all, this says nothing
  await connectedPair(world.run, world.provider, entry);
  const client = { process: world.provider, s: await preparedSocket(world.provider, entry) };
  const judge = (made: ReturnedCall): void => {
    told(world, made);
    const { result, errno } = made.returned;
    if (result === SOCKET_ERROR || isRefused(made))
      throw new AssertionError(`the socket listens; ${made.call.function} fails with ${codeName(errno)}`);
  };
  await connectBetween(world.run, client, listener, address, judge, judge);
}

/** What one has shut down for sending none can send on. */
export const shutDown: SharedAct = async (world, subject, one, other) => {
  if (!canSend(subject.entry)) throw new NotApplicable('the entry only receives');
  await prepared(one.process, 'WSPShutdown', { s: one.s, how: HOW_TO_SEND_NO_MORE });
  const pair = { ...pairOf(subject), client: other.s };
  const sent = await other.process.call('WSPSend', transferArguments(world, 'WSPSend', pair, null));
  told(world, sent);
  if (sent.returned.result === 0) {
    throw new AssertionError('shut down for sending through one descriptor; the other one goes on to send');
  }
};

function told(world: ConformanceWorld, call: ReturnedCall): void {
  const { result, errno } = call.returned;
  world.fact(returnOf(call), result === 0 || (!isRefused(call) && errno === null) ? 'done' : codeName(errno));
}
