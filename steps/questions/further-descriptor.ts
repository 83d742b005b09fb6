import { SOCKET_ERROR } from '../../providers/contract/constants/constants';
import type { Bytes, Hex } from '../../providers/contract/json';
import type { ProviderProcess, ReturnedCall } from '../../providers/ws2_32/provider-process';
import { Inconclusive, NotApplicable } from '../support/verdicts';
import type { ConformanceWorld } from '../support/world';
import { BY_ENTRY, codeName, type SocketArguments } from './open-socket';
import { otherProcess, SECOND_PROCESS } from './other-process';

/**
 * Has WSPDuplicateSocket make the entry for a further descriptor of a socket.
 * @param number the process that the descriptor is for; the client's own is 1, another is started where it is not there
 * @returns that process, and the arguments with which WSPSocket makes the descriptor in it
 * @throws Inconclusive where there is no entry, or nobody says that there can be another process
 * @throws NotApplicable where the supplier says that there is none, or sockets are shared with the other kind of process
 *   only: WSPDuplicateSocket may refuse (AMB-36)
 */
export async function furtherDescriptor(
  world: ConformanceWorld,
  s: Hex,
  number: number,
): Promise<{ readonly process: ProviderProcess; readonly arguments: SocketArguments }> {
  const process = number === 1 ? world.provider : await otherProcess(world, number);
  const duplicate = await duplicateFor(world, s, process);
  if (duplicate.returned.result === SOCKET_ERROR) {
    const told = `WSPDuplicateSocket refuses an entry for ${WHICH[placeOf(number)]} with ${codeName(duplicate.returned.errno)}`;
    if (await isSharedElsewhere(world, s, number)) {
      throw new NotApplicable(
        `${told}, which it may: it gives one for ${WHICH[number === 1 ? 'other' : 'own']}`,
      );
    }
    throw new Inconclusive(`${told}, so the scenario could not be set up`);
  }
  const lpProtocolInfo = duplicate.returned.out['lpProtocolInfo'];
  if (typeof lpProtocolInfo !== 'string') throw new Inconclusive('WSPDuplicateSocket gave no entry');
  return { process, arguments: shareArguments(lpProtocolInfo) };
}

/** The arguments with which WSPSocket makes a further descriptor from an entry of WSPDuplicateSocket. */
export function shareArguments(lpProtocolInfo: Bytes): SocketArguments {
  return { ...BY_ENTRY, lpProtocolInfo, g: 0, dwFlags: 0 };
}

const WHICH = { own: 'the process that it is called in', other: 'another process' } as const;

function placeOf(number: number): keyof typeof WHICH {
  return number === 1 ? 'own' : 'other';
}

function duplicateFor(
  world: ConformanceWorld,
  s: Hex,
  { processId }: ProviderProcess,
): Promise<ReturnedCall> {
  return world.provider.call('WSPDuplicateSocket', { s, dwProcessId: processId });
}

/** Whether a socket that is not shared with one kind of process can be shared with the other. */
async function isSharedElsewhere(world: ConformanceWorld, s: Hex, number: number): Promise<boolean> {
  if (number === 1 && world.run.session.provider.ixit.processes !== 'spawn') return false;
  const process = number === 1 ? await otherProcess(world, SECOND_PROCESS) : world.provider;
  return (await duplicateFor(world, s, process)).returned.result === 0;
}
