import { ERROR_CODES } from '../../providers/contract/constants/constants';
import type { Hex } from '../../providers/contract/json';
import { canSend } from '../../providers/contract/structures/entry-traits';
import type { ReturnedCall } from '../../providers/ws2_32/provider-process';
import type { Subject } from '../support/subject';
import { Inconclusive, NotApplicable } from '../support/verdicts';
import type { ConformanceWorld } from '../support/world';
import {
  addressOf,
  listen,
  PEER_THREAD,
  prepared,
  preparedSocket,
  setBlocking,
  setNonBlocking,
  SIZE_OF_SOCKADDR,
  type Listener,
  type Pair,
} from './endpoints';
import { judgedConnect } from './judged-connect';
import { needsRoomForMessages } from './longest-message';
import { codeName, descriptorOf } from './open-socket';
import { countOfSend, SECOND_PAYLOAD, transferArguments, wrongCountOfSend } from './transfer';

/** How long the tester waits between two looks at a connection, in milliseconds. */
const LOOK_AGAIN_MS = 10;
/** What a send answers while the connection is still being made. */
const NOT_YET: readonly (number | null)[] = [ERROR_CODES.WSAEWOULDBLOCK, ERROR_CODES.WSAENOTCONN];

/**
 * A connected pair whose client has sent before the connection was accepted.
 * @returns the pair; what was sent is kept with the subject
 * @throws NotApplicable where the provider makes no connection before it is accepted
 */
export async function sendBeforeAcceptance(
  world: ConformanceWorld,
  subject: Subject,
  dwFlags: number,
): Promise<Pair> {
  const { provider, run } = world;
  const { entry } = subject;
  if (!canSend(entry)) throw new NotApplicable('the entry only receives');
  needsRoomForMessages(entry);
  const target = await listen(provider, entry, addressOf(run, entry).local);
  const client = await preparedSocket(provider, entry, { dwFlags });
  await connectAlone(world, client, target);
  const pair = { client, peer: client, clientAddress: '', peerAddress: target.address };
  await setNonBlocking(provider, client);
  const sent = await sendWhenConnected(world, pair);
  if (sent.returned.result !== 0) {
    throw new NotApplicable(`before the acceptance WSPSend is refused with ${codeName(sent.returned.errno)}`);
  }
  const wrongCount = wrongCountOfSend(sent, SECOND_PAYLOAD.length / 2);
  if (wrongCount !== undefined) throw new Inconclusive(wrongCount);
  subject.sentEarly = SECOND_PAYLOAD.slice(0, 2 * countOfSend(sent));
  await setBlocking(provider, client, true);
  const accept = { s: target.listener, addrlen: SIZE_OF_SOCKADDR, lpfnCondition: null };
  return { ...pair, peer: descriptorOf(await prepared(provider, 'WSPAccept', accept, PEER_THREAD)) };
}

/** Connects without accepting: on a socket that does not block, where only one call can be made at a time. */
async function connectAlone(world: ConformanceWorld, client: Hex, target: Listener): Promise<void> {
  const { provider, run } = world;
  if (run.session.provider.opened.threads === 'one') {
    await setNonBlocking(provider, client);
    const { returned } = await provider.call('WSPConnect', { s: client, name: target.address });
    if (returned.result === 0 || returned.errno === ERROR_CODES.WSAEWOULDBLOCK) return;
    throw new Inconclusive(`WSPConnect failed with ${codeName(returned.errno)} (see DATA-2)`);
  }
  const { call, accepting } = await judgedConnect(world, client, target);
  if (accepting !== undefined)
    throw new NotApplicable('the provider makes a connection only when it is accepted');
  if (call.returned.result !== 0)
    throw new Inconclusive(`WSPConnect failed with ${codeName(call.returned.errno)} (see DATA-2)`);
}

/** Sends, and tries again as long as the connection is still being made and a call may take. */
async function sendWhenConnected(world: ConformanceWorld, pair: Pair): Promise<ReturnedCall> {
  const { callMs } = world.run.session.provider.ixit.deadlines;
  const args = { ...transferArguments(world, 'WSPSend', pair, null), lpBuffers: [SECOND_PAYLOAD] };
  let call = await world.provider.call('WSPSend', args);
  for (let waited = 0; waited < callMs && NOT_YET.includes(call.returned.errno); waited += LOOK_AGAIN_MS) {
    await world.pause(LOOK_AGAIN_MS);
    call = await world.provider.call('WSPSend', args);
  }
  return call;
}
