import { refuse, succeed, type Answer } from '../answer';
import { isConnectionOriented } from '../catalog/characteristics';
import { handleOf, numberOf, textOf } from '../read-arguments';
import type { Descriptor } from '../process/descriptor';
import { FD, type Announce } from '../socket/network-events';
import { isReadable, isWritable } from '../socket/readiness';
import type { SocketCall } from './reference-function';

/** WSPEventSelect: network events set an event object. */
export function wspEventSelect({ process, args, descriptor }: SocketCall): Answer {
  const hEvent = handleOf(args, 'hEventObject');
  const mask = numberOf(args, 'lNetworkEvents');
  if (mask !== 0 && hEvent === null) return refuse('WSAEINVAL');
  select(descriptor, mask, () => {
    void process.parts.worker.upcall('WPUSetEvent', { hEvent });
  });
  return succeed();
}

/** WSPAsyncSelect: network events post a message with the descriptor, the event and its code. */
export function wspAsyncSelect({ process, args, descriptor }: SocketCall): Answer {
  const hWnd = textOf(args, 'hWnd');
  const Msg = numberOf(args, 'wMsg');
  select(descriptor, numberOf(args, 'lEvent'), (event, errno) => {
    const lParam = `0x${((errno << 16) | event).toString(16)}`;
    void process.parts.worker.upcall('WPUPostMessage', { hWnd, Msg, wParam: descriptor.handle, lParam });
  });
  return succeed();
}

/** WSPEnumNetworkEvents: tells and forgets what has happened, and resets the event object where one is given. */
export async function wspEnumNetworkEvents({ args, context, descriptor }: SocketCall): Promise<Answer> {
  const lNetworkEvents = descriptor.endpoint.interest.takeRecorded();
  const hEvent = handleOf(args, 'hEventObject');
  if (hEvent !== null) await context.upcall('WPUResetEvent', { hEvent });
  return succeed({ lNetworkEvents });
}

/** Selecting events makes the socket non-blocking; what holds already is told at once. */
function select(descriptor: Descriptor, mask: number, announce: Announce): void {
  const { endpoint } = descriptor;
  if (mask !== 0) endpoint.nonBlocking = true;
  endpoint.interest.select(descriptor, mask, announce);
  if (isReadable(endpoint))
    endpoint.interest.happened(endpoint.link.kind === 'listening' ? FD.ACCEPT : FD.READ);
  const isOpen = endpoint.link.kind === 'connected' || !isConnectionOriented(endpoint.entry);
  if (isOpen && isWritable(endpoint)) endpoint.interest.happened(FD.WRITE);
  if (endpoint.inbox.ended) endpoint.interest.happened(FD.CLOSE);
}
