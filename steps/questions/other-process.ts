import type { ProviderProcess } from '../../providers/ws2_32/provider-process';
import { needSecondProcess } from '../support/second-process';
import type { ConformanceWorld } from '../support/world';
import { startProvider } from './start-provider';

/** The number of the process beside the client's own. */
export const SECOND_PROCESS = 2;

/**
 * A further process of the provider, which is started where the scenario has none of this number.
 * @throws NotApplicable, Inconclusive where the supplier does not say that there can be one
 */
export async function otherProcess(world: ConformanceWorld, number: number): Promise<ProviderProcess> {
  const running = world.others.find((process) => process.number === number);
  if (running !== undefined) return running;
  needSecondProcess(world.run);
  const process = await startProvider(world.run.session, number);
  world.others.push(process);
  return process;
}
