import type { Bytes, Hex } from '../../providers/contract/json';
import type { ProviderProcess } from '../../providers/ws2_32/provider-process';
import { needSecondProcess } from '../support/second-process';
import { Inconclusive } from '../support/verdicts';
import type { ConformanceWorld } from '../support/world';
import { prepared } from './endpoints';
import { BY_ENTRY, type SocketArguments } from './open-socket';
import { startProvider } from './start-provider';

/**
 * Has WSPDuplicateSocket make the entry for a further descriptor of a socket.
 * @param number the process that the descriptor is for; the client's own is 1, another is started where it is not there
 * @returns that process, and the arguments with which WSPSocket makes the descriptor in it
 * @throws Inconclusive where there is no entry, or nobody says that there can be another process
 * @throws NotApplicable where the supplier says that there is none
 */
export async function furtherDescriptor(
  world: ConformanceWorld,
  s: Hex,
  number: number,
): Promise<{ readonly process: ProviderProcess; readonly arguments: SocketArguments }> {
  const process = number === 1 ? world.provider : await otherProcess(world, number);
  const duplicate = await prepared(world.provider, 'WSPDuplicateSocket', {
    s,
    dwProcessId: process.processId,
  });
  const lpProtocolInfo = duplicate.returned.out['lpProtocolInfo'];
  if (typeof lpProtocolInfo !== 'string') throw new Inconclusive('WSPDuplicateSocket gave no entry');
  return { process, arguments: shareArguments(lpProtocolInfo) };
}

/** The arguments with which WSPSocket makes a further descriptor from an entry of WSPDuplicateSocket. */
export function shareArguments(lpProtocolInfo: Bytes): SocketArguments {
  return { ...BY_ENTRY, lpProtocolInfo, g: 0, dwFlags: 0 };
}

async function otherProcess(world: ConformanceWorld, number: number): Promise<ProviderProcess> {
  const running = world.others.find((process) => process.number === number);
  if (running !== undefined) return running;
  needSecondProcess(world.run);
  const process = await startProvider(world.run.session, number);
  world.others.push(process);
  return process;
}
