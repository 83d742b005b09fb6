import { SG_UNCONSTRAINED_GROUP, SOCKET_OPTIONS } from '../../providers/contract/constants/constants';
import type { Call } from '../../providers/contract/messages';
import {
  canReceive,
  canSend,
  isConnectionless,
  isConnectionOriented,
} from '../../providers/contract/structures/entry-traits';
import type { ProtocolInfo } from '../../providers/contract/structures/protocol-info';
import { ProviderLost } from '../../providers/ws2_32/provider-lost';
import type { RunUnderTest } from '../support/run-under-test';
import { Inconclusive } from '../support/verdicts';
import type { ConformanceWorld } from '../support/world';
import {
  pairOfEntry,
  PEER_THREAD,
  prepared,
  preparedSocket,
  setNonBlocking,
  SIZE_OF_SOCKADDR,
} from './endpoints';
import { groupId } from './group-id';
import { getOption, SIZE_OF_INT } from './read-back';
import { startProvider } from './start-provider';
import { arrived, MOST_DATAGRAMS, sendFromPeer, transferArguments } from './transfer';

/** Functions whose own failure is told by certain rules, and what those rules ask of them at the least. */
interface Plainly {
  readonly is: (call: Call) => boolean;
  /** Of rules that it is told by, where it does not come back. */
  readonly tells: (rule: string) => boolean;
  /** How these are named to the reader. */
  readonly see: (entry: ProtocolInfo) => string;
  readonly call: (world: ConformanceWorld, entry: ProtocolInfo) => Promise<void>;
}

const PLAINLY: readonly Plainly[] = [
  {
    is: (call) =>
      call.function === 'WSPGetSockOpt' && call.arguments['optname'] === SOCKET_OPTIONS.SO_GROUP_ID,
    tells: (rule) => rule === 'GRP-4',
    see: () => 'GRP-4',
    call: readGroupOfMember,
  },
  {
    is: (call) => ['WSPGetSockOpt', 'WSPGetSockName', 'WSPCloseSocket'].includes(call.function),
    tells: (rule) => rule === 'SOCK-2',
    see: () => 'SOCK-2',
    call: openAndClose,
  },
  {
    is: (call) =>
      ['WSPBind', 'WSPListen', 'WSPConnect', 'WSPAccept', 'WSPIoctl'].includes(call.function) ||
      ['WSPSend', 'WSPSendTo', 'WSPRecv', 'WSPRecvFrom'].includes(call.function),
    tells: (rule) => rule.startsWith('DATA-') || rule.startsWith('DGRAM-'),
    see: (entry) => (isConnectionOriented(entry) ? 'DATA-2 to DATA-4' : 'DGRAM-1 to DGRAM-3'),
    call: passData,
  },
];

/** How long a receive has time to begin to wait, in milliseconds. */
const TO_BEGIN_MS = 20;

/** What was found before, in this run: for each way to ask plainly, by the number of the entry, the functions that do not come back. */
const found = new WeakMap<RunUnderTest, Map<string, readonly string[]>>();

/**
 * Looks whether the provider that was lost in a function is lost in it as well where nothing unusual is asked of it, in
 * a fresh process. Then that is told by the rules about that function, and says nothing about the rule that is judged.
 * @returns why nothing is said; undefined where the loss is one of this rule
 */
export async function lostAnyway(
  world: ConformanceWorld,
  loss: ProviderLost,
): Promise<Inconclusive | undefined> {
  const entry = world.current?.entry;
  // a state that was brought about may be one of the process that is lost
  if (!loss.duringCall || entry === undefined || world.state !== undefined) return undefined;
  for (const plainly of PLAINLY) {
    const functions = loss.calls.filter(plainly.is).map((call) => call.function);
    if (functions.length === 0 || plainly.tells(world.rule)) continue;
    const lost = await functionsLost(world, loss.lost.process, entry, plainly);
    if (!functions.some((name) => lost.includes(name))) continue;
    return new Inconclusive(
      `${loss.message}; so it is where nothing unusual is asked of it (see ${plainly.see(entry)})`,
    );
  }
  return undefined;
}

async function functionsLost(
  world: ConformanceWorld,
  number: number,
  entry: ProtocolInfo,
  plainly: Plainly,
): Promise<readonly string[]> {
  const { run } = world;
  const before = found.get(run) ?? new Map<string, readonly string[]>();
  found.set(run, before);
  const key = `${String(PLAINLY.indexOf(plainly))} ${String(entry.dwCatalogEntryId)}`;
  const known = before.get(key);
  if (known !== undefined) return known;
  const lost = await tryPlainly(world, number, entry, plainly);
  before.set(key, lost);
  return lost;
}

/** @param number of the process that is lost, in whose place a fresh one is started for this */
async function tryPlainly(
  world: ConformanceWorld,
  number: number,
  entry: ProtocolInfo,
  plainly: Plainly,
): Promise<readonly string[]> {
  const { session } = world.run;
  const lost = world.process;
  try {
    await session.endProcess(number);
    world.process = await startProvider(session, number);
    await plainly.call(world, entry);
    return [];
  } catch (cause) {
    // whatever else goes wrong excuses nothing, and is told where it is judged
    return cause instanceof ProviderLost ? cause.calls.filter(plainly.is).map((call) => call.function) : [];
  } finally {
    world.process = lost;
    await session.endProcess(number);
  }
}

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

/**
 * Data to the client, which waits for it where two threads can call at once, and then from the client; a connectionless
 * socket is connected in the end.
 */
async function passData(world: ConformanceWorld, entry: ProtocolInfo): Promise<void> {
  const { run, provider } = world;
  const pair = await pairOfEntry(run, provider, entry);
  const isMany = run.session.provider.opened.threads === 'many';
  if (canReceive(entry) && isMany) {
    const { callMs } = run.session.provider.ixit.deadlines;
    const name = isConnectionless(entry) ? 'WSPRecvFrom' : 'WSPRecv';
    const receiving = provider.start(name, transferArguments(world, name, pair, null));
    const isOver = (): boolean => receiving.settled() !== undefined;
    await world.until(isOver, TO_BEGIN_MS);
    // a datagram may be lost
    for (let sent = 0; sent < MOST_DATAGRAMS && !isOver(); sent += 1) {
      await sendFromPeer(world, pair);
      await world.until(isOver, callMs / (2 * MOST_DATAGRAMS));
    }
    await receiving.outcome();
  }
  await setNonBlocking(provider, pair.client);
  if (canReceive(entry)) {
    await sendFromPeer(world, pair);
    await arrived(world, pair.client, entry, 1, () => sendFromPeer(world, pair));
  }
  if (!canSend(entry)) return;
  const name = isConnectionless(entry) ? 'WSPSendTo' : 'WSPSend';
  const send = (): Promise<unknown> => provider.call(name, transferArguments(world, name, pair, null));
  await send();
  await arrived(world, pair.peer, entry, PEER_THREAD, isConnectionless(entry) ? send : undefined);
  if (!isConnectionless(entry)) return;
  await provider.call('WSPConnect', { s: pair.client, name: pair.peerAddress });
  await provider.call('WSPSend', transferArguments(world, 'WSPSend', pair, null));
  if (!canReceive(entry)) return;
  await sendFromPeer(world, pair);
  await provider.call('WSPRecv', transferArguments(world, 'WSPRecv', pair, null));
}
