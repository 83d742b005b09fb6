import { ProviderLost } from '../../providers/ws2_32/provider-lost';
import type { ProviderProcess } from '../../providers/ws2_32/provider-process';
import { stopProvider } from '../questions/start-provider';
import { callOnAnotherThread } from './call-on-another-thread';
import type { ConformanceWorld } from './world';

/**
 * Undoes what a scenario did, so that the next one finds nothing of it: ends the
 * conditions, stops the provider in all its processes. Each is done whatever
 * becomes of the others.
 * @throws what went wrong: a call that did not return before anything else
 */
export async function cleanUp(world: ConformanceWorld): Promise<void> {
  const { session } = world.run;
  session.hurry(() => false);
  const problems: unknown[] = [];
  const attempt = async (task: () => Promise<void>): Promise<void> => {
    try {
      await task();
    } catch (cause) {
      problems.push(cause);
    }
  };
  for (const condition of world.induced) {
    await attempt(async () => {
      const problem = await session.condition('clear', condition);
      // where it was never brought about there may be nothing to end
      if (problem === null || world.state?.condition !== condition) return;
      throw new Error(`"${condition}" could not be ended: ${problem}`);
    });
  }
  for (const other of world.others) await attempt(() => stopProvider(session, other));
  const { process } = world;
  if (process !== undefined) {
    await attempt(() => callOnAnotherThread(world, process));
    await attempt(() => closeMany(world, process));
    await attempt(() => stopProvider(session, process));
    if (process.busy || world.usedUp) await attempt(() => session.endProcess(process.number));
  }
  await attempt(() => session.endFurtherProcesses());
  if (problems.length > 0) throw problems.find(isFailureOfProvider) ?? problems[0];
}

/** As many sockets are left to WSPCleanup. */
const FEW_SOCKETS = 50;

/** Closes many sockets of a scenario one by one: to close hundreds of them takes longer than one call may. */
async function closeMany(world: ConformanceWorld, process: ProviderProcess): Promise<void> {
  // what a step has told of a provider that is lost is not told again
  if (process.lost !== undefined) return;
  const sockets = world.remaining().flatMap(({ others }) => others);
  if (sockets.length <= FEW_SOCKETS) return;
  for (const s of sockets) await process.call('WSPCloseSocket', { s });
}

function isFailureOfProvider(cause: unknown): boolean {
  return cause instanceof ProviderLost && cause.duringCall;
}
