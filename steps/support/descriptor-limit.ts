import { ERROR_CODES, INVALID_SOCKET } from '../../providers/contract/constants/constants';
import type { Json } from '../../providers/contract/json';
import type { ProviderProcess } from '../../providers/ws2_32/provider-process';
import { isRefused, openSocket, socketArguments } from '../questions/open-socket';
import type { Subject } from './subject';
import type { ConformanceWorld } from './world';

/** The functions that give a descriptor. */
const OPENING = ['WSPSocket', 'WSPAccept', 'WSPJoinLeaf'];

/** How many sockets the scenario has opened in a process and not closed. */
export function openSockets(process: ProviderProcess): number {
  const open = new Set<Json>();
  for (const { call, returned } of process.returnedCalls()) {
    const { result } = returned;
    if (OPENING.includes(call.function) && typeof result === 'string' && result !== INVALID_SOCKET)
      open.add(result);
    if (call.function === 'WSPCloseSocket' && result === 0) open.delete(call.arguments['s'] ?? null);
  }
  return open.size;
}

/**
 * Whether a refusal with WSAEMFILE came since no more sockets can be open at once, which is true to the page and
 * nobody's fault: the tester holds sockets, and a plain call is refused with the same code now.
 */
export async function isAtItsLimit(world: ConformanceWorld, { entry }: Subject): Promise<boolean> {
  const { process, state } = world;
  if (process === undefined || process.lost !== undefined || state !== undefined || process.wasScripted)
    return false;
  const wasRefused = process
    .returnedCalls()
    .some((call) => call.call.function === 'WSPSocket' && isForWantOfDescriptors(call));
  if (!wasRefused || openSockets(process) === 0) return false;
  const plain = await openSocket(process, socketArguments(entry));
  if (isForWantOfDescriptors(plain)) return true;
  const { result } = plain.returned;
  if (!isRefused(plain)) await process.call('WSPCloseSocket', { s: result });
  return false;
}

function isForWantOfDescriptors({ returned }: Awaited<ReturnType<typeof openSocket>>): boolean {
  return returned.result === INVALID_SOCKET && returned.errno === ERROR_CODES.WSAEMFILE;
}
