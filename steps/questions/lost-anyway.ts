import type { Call } from '../../providers/contract/messages';
import type { ProtocolInfo } from '../../providers/contract/structures/protocol-info';
import { ProviderLost } from '../../providers/ws2_32/provider-lost';
import { Inconclusive } from '../support/verdicts';
import type { ConformanceWorld } from '../support/world';
import { PEER_THREAD } from './endpoints';
import { hangingIn } from './hangs-anyway';
import { knownHang, noteHang } from './known-hangs';
import { openSocket, socketArguments } from './open-socket';
import { plainCalls, type PlainCall } from './plain-calls';
import { refusedCalls } from './refused-calls';
import { startProvider } from './start-provider';

/** What was found out about the losses: one that is told twice is looked at once. */
const looked = new WeakMap<ProviderLost, Promise<Inconclusive | undefined>>();

/** No process can be started that could be asked. */
class CannotAsk extends Error {}

/** The rule about what refused calls leave behind. */
export const RULE_OF_REFUSALS = 'SOCK-5';

/** The process of plain calls, beside those of the scenario. */
const FURTHER_PROCESS = 3;

/**
 * Looks whether the provider that was lost in a call is lost as well, in a fresh process, where only one thing is
 * particular about that call. Then this is told by the rules about that, and says nothing about the rule that is judged.
 * @returns why nothing is said; undefined where the loss is one of this rule
 */
export function lostAnyway(world: ConformanceWorld, loss: ProviderLost): Promise<Inconclusive | undefined> {
  const found = looked.get(loss) ?? lookAt(world, loss);
  looked.set(loss, found);
  return found;
}

async function lookAt(world: ConformanceWorld, loss: ProviderLost): Promise<Inconclusive | undefined> {
  const entry = world.lastSubject?.entry;
  // a state that was brought about may be one of the process that is lost
  if (!loss.duringCall || entry === undefined || world.state !== undefined) return undefined;
  try {
    return await excuseFor(world, entry, loss);
  } catch (cause) {
    if (cause instanceof CannotAsk) return undefined;
    throw cause;
  }
}

async function excuseFor(
  world: ConformanceWorld,
  entry: ProtocolInfo,
  loss: ProviderLost,
): Promise<Inconclusive | undefined> {
  const known = loss.calls.map((call) => hangingIn(world, call, entry)).find((plain) => plain !== undefined);
  if (known !== undefined) return excuse(world, loss, known);
  if (
    loss.lost.cause === 'deadline' &&
    world.rule !== RULE_OF_REFUSALS &&
    (await isLockKept(world, entry, loss))
  )
    return new Inconclusive(
      `${loss.message}; so does a call on another thread in a fresh process, after what was refused before (see ${RULE_OF_REFUSALS})`,
    );
  for (const call of loss.calls) {
    for (const plain of plainCalls(world, call, entry)) {
      const lost = await callsLost(world, loss, plain);
      if (!lost.some((other) => other.function === call.function)) continue;
      return excuse(world, loss, plain);
    }
  }
  return undefined;
}

/** What is said of a loss that a plain call shares, where other rules tell that. */
function excuse(world: ConformanceWorld, loss: ProviderLost, plain: PlainCall): Inconclusive | undefined {
  if (plain.tells(world.rule)) return undefined;
  return new Inconclusive(
    `${loss.message}; so it is in a fresh process that is asked ${plain.asked} (see ${plain.see})`,
  );
}

/** Whether a call on another thread does not return after what the scenario had refused. */
async function isLockKept(
  world: ConformanceWorld,
  entry: ProtocolInfo,
  loss: ProviderLost,
): Promise<boolean> {
  if (world.run.session.provider.opened.threads === 'one') return false;
  const refused = world.processes.flatMap((process) => refusedCalls(world, process));
  if (refused.length === 0) return false;
  const lost = await callsLost(world, loss, {
    entry,
    asked: `for a socket on another thread after ${JSON.stringify(refused)}`,
    tells: (rule) => rule === RULE_OF_REFUSALS,
    see: RULE_OF_REFUSALS,
    make: async ({ provider }) => {
      for (const args of refused) await provider.call('WSPSocket', args);
      await openSocket(provider, socketArguments(entry), { thread: PEER_THREAD });
    },
  });
  return lost.some((call) => call.function === 'WSPSocket' && call.thread === PEER_THREAD);
}

async function callsLost(
  world: ConformanceWorld,
  loss: ProviderLost,
  plain: PlainCall,
): Promise<readonly Call[]> {
  const { run } = world;
  const known = knownHang(run, plain);
  if (known !== undefined) return known;
  const lost = await askInFreshProcess(world, loss, plain);
  if (lost?.lost.cause === 'deadline') noteHang(run, plain, lost.calls);
  return lost?.calls ?? [];
}

/**
 * @returns how the provider is lost where this is asked of it; undefined where it is not
 * @throws ProviderLost where there is no saying, as in a replay that has no such calls
 */
async function askInFreshProcess(
  world: ConformanceWorld,
  { lost: { process } }: ProviderLost,
  plain: PlainCall,
): Promise<ProviderLost | undefined> {
  const { session } = world.run;
  // where there is one process at a time, it takes the place of the one that is lost
  const number = session.provider.ixit.processes === 'spawn' ? FURTHER_PROCESS : process;
  const own = world.process;
  session.hurry(() => false);
  try {
    // what the lost one holds, as the address of a session, is free then
    await session.endProcess(process);
    await session.endProcess(number);
    world.process = await startProvider(session, number);
    await plain.make(world, plain.entry);
    return undefined;
  } catch (cause) {
    if (cause instanceof ProviderLost && cause.duringCall) return cause;
    if (cause instanceof ProviderLost && cause.lost.cause === 'schema') throw cause;
    if (world.process === own) throw new CannotAsk();
    // whatever else goes wrong excuses nothing, and is told where it is judged
    return undefined;
  } finally {
    world.process = own;
    await session.endProcess(number);
  }
}
