import { refuse, succeed, type Answer } from '../answer';
import { isConnectionOriented } from '../catalog/characteristics';
import { numberOf } from '../read-arguments';
import type { SocketCall } from './reference-function';

/** WSPListen; again on a listening socket it changes the backlog only. */
export function wspListen({ args, descriptor }: SocketCall): Answer {
  const { endpoint } = descriptor;
  const { link } = endpoint;
  if (!isConnectionOriented(endpoint.entry)) return refuse('WSAEOPNOTSUPP');
  if (link.kind === 'connected' || link.kind === 'broken') return refuse('WSAEISCONN');
  if (endpoint.local === null) return refuse('WSAEINVAL');
  const backlog = Math.max(1, numberOf(args, 'backlog'));
  endpoint.link = { kind: 'listening', backlog, queue: link.kind === 'listening' ? link.queue : [] };
  return succeed();
}
