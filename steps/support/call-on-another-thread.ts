import { ProviderLost } from '../../providers/ws2_32/provider-lost';
import type { ProviderProcess } from '../../providers/ws2_32/provider-process';
import { PEER_THREAD } from '../questions/endpoints';
import { RULE_OF_REFUSALS } from '../questions/lost-anyway';
import { refusedCalls } from '../questions/refused-calls';
import { Inconclusive } from './verdicts';
import type { ConformanceWorld } from './world';

/**
 * Makes the scenario's refused calls of WSPSocket once more, on another thread: a lock that was not left stops
 * other threads only, and would else be told of a later scenario that has nothing to do with it. Whether they are
 * refused again is nobody's affair.
 * @throws ProviderLost where one does not return; of other rules than that about refusals Inconclusive
 */
export async function callOnAnotherThread(world: ConformanceWorld, process: ProviderProcess): Promise<void> {
  if (world.run.session.provider.opened.threads === 'one') return;
  if (process.lost !== undefined || process.busy || world.filledUp) return;
  const refused = refusedCalls(world, process);
  if (refused.length > 0) process.script([]);
  for (const args of refused) {
    try {
      // a socket that it opens is left to WSPCleanup
      await process.call('WSPSocket', args, { thread: PEER_THREAD });
    } catch (cause) {
      if (!(cause instanceof ProviderLost) || !cause.duringCall) throw cause;
      const { lost } = cause;
      const why = lost.cause === 'deadline' ? ', which may not have left a lock' : '';
      const reason = `${lost.reason}: this call was made on another thread than those refused before${why}`;
      if (world.rule === RULE_OF_REFUSALS) throw new ProviderLost({ ...lost, reason }, cause.calls);
      throw new Inconclusive(`${reason} (see ${RULE_OF_REFUSALS})`);
    }
  }
}
