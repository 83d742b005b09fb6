import { ERROR_CODES, INVALID_SOCKET } from '../../providers/contract/constants/constants';
import type { ProviderProcess } from '../../providers/ws2_32/provider-process';
import { openDescriptors, OPENING } from '../questions/open-descriptors';
import { isRefused, openSocket, socketArguments } from '../questions/open-socket';
import type { Subject } from './subject';
import type { ConformanceWorld } from './world';

/** What a provider may say when it has no room for one more socket. */
const NO_ROOM: readonly number[] = [ERROR_CODES.WSAEMFILE, ERROR_CODES.WSAENOBUFS];

/** How many sockets the scenario has opened in a process and not closed. */
export function openSockets(process: ProviderProcess): number {
  return openDescriptors(process.returnedCalls()).size;
}

/**
 * Whether a refusal with WSAEMFILE or WSAENOBUFS came since no more sockets can be open at once, which is true to the
 * page and nobody's fault: the tester holds sockets, and a plain call is refused with such a code now.
 */
export async function isAtItsLimit(world: ConformanceWorld, { entry }: Subject): Promise<boolean> {
  const { process, state } = world;
  if (world.filledUp) return false;
  if (process === undefined || process.lost !== undefined) return false;
  // a state or an upcall that fails may have the same codes, and a provider may not recover from it
  const { descriptorLimit = Infinity } = world.run.session.provider.ixit;
  const mayBeStuck = state !== undefined || process.wasScripted;
  if (mayBeStuck && (process.isScripted || openSockets(process) < descriptorLimit)) return false;
  const wasRefused = process
    .returnedCalls()
    .some((call) => OPENING.includes(call.call.function) && isForWantOfRoom(call));
  if (!wasRefused || openSockets(process) === 0) return false;
  const plain = await openSocket(process, socketArguments(entry));
  if (isForWantOfRoom(plain)) return true;
  const { result } = plain.returned;
  if (!isRefused(plain)) await process.call('WSPCloseSocket', { s: result });
  return false;
}

function isForWantOfRoom({ returned: { result, errno } }: Awaited<ReturnType<typeof openSocket>>): boolean {
  return result === INVALID_SOCKET && errno !== null && NO_ROOM.includes(errno);
}
