import type { Json } from '../../contract/json';
import { refuse, succeed, type Answer, type Refusal } from '../answer';
import { isConnectionOriented } from '../catalog/characteristics';
import { writeSockaddr } from '../catalog/sockaddr';
import { enlist } from '../operations/wait';
import { waitBlocking } from '../operations/wait-blocking';
import { numberOf } from '../read-arguments';
import { resetPeerOf } from '../socket/close-endpoint';
import { Endpoint } from '../socket/endpoint';
import { giveDescriptor } from './give-descriptor';
import { joinGroup } from './join-group';
import type { SocketCall } from './reference-function';

const CF_ACCEPT = 0;
const CF_REJECT = 1;
const CF_DEFER = 2;

/** What the client's condition function decides. */
interface Condition {
  readonly decision: number;
  readonly g: number;
}

/** WSPAccept. */
export async function wspAccept(call: SocketCall): Promise<Answer> {
  const { endpoint: listener } = call.descriptor;
  if (!isConnectionOriented(listener.entry)) return refuse('WSAEOPNOTSUPP');
  if (listener.link.kind !== 'listening') return refuse('WSAEINVAL');
  const offered = takeOffered(listener) ?? (await waitForOffered(call));
  return offered instanceof Endpoint ? decide(call, offered) : offered;
}

function takeOffered(listener: Endpoint): Endpoint | null {
  return listener.link.kind === 'listening' ? (listener.link.queue.shift() ?? null) : null;
}

function waitForOffered(call: SocketCall): Refusal | Promise<Endpoint | Refusal> {
  const { descriptor } = call;
  const { endpoint } = descriptor;
  if (endpoint.nonBlocking) return refuse('WSAEWOULDBLOCK');
  return waitBlocking(call, endpoint.entry, () => enlist(descriptor, 'accept', () => takeOffered(endpoint)));
}

async function decide(call: SocketCall, offered: Endpoint): Promise<Answer> {
  const { descriptor, args } = call;
  const { decision, g } = conditionOf(args['lpfnCondition'] ?? null);
  switch (decision) {
    case CF_ACCEPT:
      return accept(call, offered, g);
    case CF_REJECT:
      resetPeerOf(offered);
      return refuse('WSAECONNREFUSED');
    case CF_DEFER:
      putBack(descriptor.endpoint, offered);
      return refuse('WSATRY_AGAIN');
    default:
      putBack(descriptor.endpoint, offered);
      return refuse('WSAEINVAL');
  }
}

async function accept(call: SocketCall, offered: Endpoint, g: number): Promise<Answer> {
  const { process, context, descriptor, args } = call;
  const { network, behaviour } = process;
  const refusal = joinGroup(process, offered, g);
  const handle = refusal ?? (await giveDescriptor(process, context, offered));
  if (typeof handle !== 'string') {
    network.groups.leave(offered, (group) => behaviour.outlivesItsMembers(group));
    putBack(descriptor.endpoint, offered);
    return handle;
  }
  const addr = offered.link.kind === 'connected' ? writeSockaddr(offered.link.address) : null;
  const isWanted = addr !== null && numberOf(args, 'addrlen') * 2 >= addr.length;
  return succeed(isWanted ? { addr } : {}, handle);
}

/** Leaves a connection for the next WSPAccept, where there can still be one. */
function putBack(listener: Endpoint, offered: Endpoint): void {
  if (listener.link.kind === 'listening') listener.link.queue.unshift(offered);
  else resetPeerOf(offered);
}

function conditionOf(value: Json): Condition {
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    return { decision: CF_ACCEPT, g: 0 };
  const given = value as { readonly [name: string]: Json };
  return { decision: Number(given['decision'] ?? CF_ACCEPT), g: Number(given['g'] ?? 0) };
}
