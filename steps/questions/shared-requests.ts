import { AssertionError } from 'chai';
import { SOCKET_FLAGS } from '../../providers/contract/constants/constants';
import type { Hex } from '../../providers/contract/json';
import { isConnectionOriented, isReliable } from '../../providers/contract/structures/entry-traits';
import type { ProtocolInfo } from '../../providers/contract/structures/protocol-info';
import type { Subject } from '../support/subject';
import { Inconclusive } from '../support/verdicts';
import type { ConformanceWorld } from '../support/world';
import type { Which } from '../vocabulary/places';
import { pairOfEntry, setNonBlocking, type Pair } from './endpoints';
import { openFurther } from './open-further';
import { descriptorOfShared, furtherOf, type OwnedDescriptor } from './further-of';
import { codeName } from './open-socket';
import { overlappedRequest } from './overlapped-request';
import { pairOf } from './pair-of';
import { isPending, isReceived, MOST_DATAGRAMS, needsDirection, PAYLOAD, sendFromPeer } from './transfer';

/**
 * Leaves a request to receive pending on each descriptor of a shared socket, the first one's first.
 * @throws Inconclusive where one is not left pending
 */
export async function requestOnEach(world: ConformanceWorld, subject: Subject): Promise<void> {
  const { entry } = subject;
  for (const which of ['first', 'further'] as const) {
    const token = await requestOn(world, entry, pairOf(subject), descriptorOfShared(world, subject, which));
    subject.tokens = [...subject.tokens, token];
  }
}

/**
 * Judges the request of the descriptor that is left: it completes with what the peer sends. The request of the
 * other one may have taken what is sent first.
 * @throws AssertionError; Inconclusive where it is no different while no descriptor is closed
 */
export async function judgeRequestLeft(
  world: ConformanceWorld,
  subject: Subject,
  which: Which,
): Promise<void> {
  const { entry, tokens } = subject;
  const token = tokens[which === 'first' ? 0 : 1];
  if (token === undefined) throw new Error('no step has made a request on each descriptor');
  const problem = await serve(
    world,
    entry,
    pairOf(subject),
    descriptorOfShared(world, subject, which),
    token,
  );
  world.fact('completion', problem ?? PAYLOAD);
  if (problem === undefined) return;
  const twin = await servedBefore(world, subject, which);
  if (twin !== undefined)
    throw new Inconclusive(`${problem}; so it is before a descriptor is closed: ${twin}`);
  throw new AssertionError(`${problem}, since the other descriptor was closed`);
}

async function requestOn(
  world: ConformanceWorld,
  entry: ProtocolInfo,
  pair: Pair,
  { process, s }: OwnedDescriptor,
): Promise<Hex> {
  const name = isConnectionOriented(entry) ? 'WSPRecv' : 'WSPRecvFrom';
  needsDirection(entry, name);
  // a request that is not left pending must not wait
  await setNonBlocking(process, s);
  const how = { lpBuffers: [PAYLOAD.length / 2] };
  const { call, token } = await overlappedRequest(world, process, entry, name, { ...pair, client: s }, how);
  if (!isPending(call))
    throw new Inconclusive(`an overlapped ${name} is not left pending (see FLAG-2 and SHR-2)`);
  return token;
}

/** What is wrong with how a request completes when the peer sends, if anything is. */
async function serve(
  world: ConformanceWorld,
  entry: ProtocolInfo,
  pair: Pair,
  { process }: OwnedDescriptor,
  token: Hex,
): Promise<string | undefined> {
  const reliable = isReliable(entry);
  const { callMs } = world.run.session.provider.ixit.deadlines;
  // one for each request
  const sendings = reliable ? 2 : 2 * MOST_DATAGRAMS;
  const isOver = (): boolean => process.completionOf(token) !== undefined;
  // once in any case: a completion that another process tells may come before its cause when a run is replayed
  for (let sent = 0; sent === 0 || (sent < sendings && !isOver()); sent += 1) {
    await sendFromPeer(world, pair);
    await world.until(isOver, Math.ceil(callMs / sendings), process);
  }
  const completion = process.completionOf(token);
  if (completion === undefined) {
    if (!reliable) throw new Inconclusive('no datagram arrived, however often it was sent');
    return 'the request does not complete, though the peer has sent';
  }
  if (completion.errno !== 0) return `the request completed with ${codeName(completion.errno)}`;
  const data = completion.memory[token]?.join('') ?? '';
  if (isReceived(entry, data, PAYLOAD) || (PAYLOAD + PAYLOAD).includes(data || 'none')) return undefined;
  return `the request completed with the bytes ${data || 'none'} instead of ${PAYLOAD}`;
}

/** The same with another socket, of which no descriptor is closed. */
async function servedBefore(
  world: ConformanceWorld,
  subject: Subject,
  which: Which,
): Promise<string | undefined> {
  const { entry } = subject;
  const { process } = furtherOf(subject);
  const dwFlags = SOCKET_FLAGS.WSA_FLAG_OVERLAPPED;
  const pair = await pairOfEntry(world.run, world.provider, entry, { dwFlags });
  const further = await openFurther(world, pair.client, process.number);
  const first = { process: world.provider, s: pair.client };
  const tokens = {
    first: await requestOn(world, entry, pair, first),
    further: await requestOn(world, entry, pair, further),
  };
  return serve(world, entry, pair, which === 'first' ? first : further, tokens[which]);
}
