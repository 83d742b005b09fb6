import type { Arguments } from '../../providers/contract/json';
import { encodeProtocolInfo } from '../../providers/contract/structures/protocol-info';
import { ProviderLost } from '../../providers/ws2_32/provider-lost';
import type { ProviderProcess } from '../../providers/ws2_32/provider-process';
import { PEER_THREAD } from '../questions/endpoints';
import { isRefused } from '../questions/open-socket';
import { Inconclusive } from './verdicts';
import type { ConformanceWorld } from './world';

/** Of a scenario that had hundreds refused they were alike. */
const MOST_CALLS = 8;
/** The rule about what refused calls leave behind. */
const RULE_OF_REFUSALS = 'SOCK-5';

/**
 * Makes the scenario's refused calls of WSPSocket once more, on another thread: a lock that was not left stops
 * other threads only, and would else be told of a later scenario that has nothing to do with it. Whether they are
 * refused again is nobody's affair.
 * @throws ProviderLost where one does not return; of other rules than that about refusals Inconclusive
 */
export async function callOnAnotherThread(world: ConformanceWorld, process: ProviderProcess): Promise<void> {
  if (world.run.session.provider.opened.threads === 'one') return;
  if (process.lost !== undefined || process.busy || world.usedUp) return;
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

/** Their arguments, each once; without those of further descriptors, whose structures are good for one call. */
function refusedCalls(world: ConformanceWorld, process: ProviderProcess): readonly Arguments[] {
  const entries = new Set(world.run.session.catalog.openable.map(encodeProtocolInfo));
  const refused = process
    .returnedCalls()
    .filter(({ call }) => call.function === 'WSPSocket')
    .filter(isRefused)
    .map(({ call }) => call.arguments)
    .filter(({ lpProtocolInfo: info }) => typeof info === 'string' && entries.has(info));
  const each = new Map(refused.map((args) => [JSON.stringify(args), args]));
  return [...each.values()].slice(0, MOST_CALLS);
}
