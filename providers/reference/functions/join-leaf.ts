import { refuse, succeed, type Answer } from '../answer';
import type { Address } from '../catalog/address';
import { has } from '../catalog/characteristics';
import { readSockaddr } from '../catalog/sockaddr';
import { atHome, localAddress } from '../network/local-address';
import { numberOf, textOf } from '../read-arguments';
import { Endpoint } from '../socket/endpoint';
import { giveDescriptor } from './give-descriptor';
import { openSessionOfRoot } from '../network/session-of-root';
import type { SocketCall } from './reference-function';

const JL_SENDER_ONLY = 1;
const JL_RECEIVER_ONLY = 2;
const JL_BOTH = 4;

/**
 * WSPJoinLeaf. A c_root invites the leaf that is bound to the address, and gets
 * a descriptor for it; a c_leaf joins the session of the address.
 */
export function wspJoinLeaf(call: SocketCall): Answer | Promise<Answer> {
  const { endpoint } = call.descriptor;
  const { role } = endpoint.attributes;
  const flags = numberOf(call.args, 'dwFlags');
  if (role === null) return refuse('WSAEOPNOTSUPP');
  const address = readSockaddr(endpoint.entry.iAddressFamily, textOf(call.args, 'name'));
  if (typeof address === 'string') return refuse(address);
  if (![JL_SENDER_ONLY, JL_RECEIVER_ONLY, JL_BOTH].includes(flags)) return refuse('WSAEINVAL');
  return role.control === 'root' ? inviteLeaf(call, atHome(address)) : joinSession(call, address, flags);
}

async function inviteLeaf(call: SocketCall, address: Address): Promise<Answer> {
  const { process, context, descriptor } = call;
  const { network, behaviour } = process;
  const { endpoint: root } = descriptor;
  localAddress(network, root);
  openSessionOfRoot(network, root);
  const { link, attributes } = root;
  if (link.kind !== 'session' || attributes.role === null) return refuse('WSAEINVAL');
  const leaf = network.ports.find(root.space, address);
  if (leaf?.attributes.role?.control !== 'leaf') return refuse('WSAECONNREFUSED');
  if (leaf.link.kind !== 'none') return refuse('WSAEISCONN');
  const way = new Endpoint(attributes);
  way.local = root.local;
  way.link = { kind: 'leaf', session: link.session, leaf };
  const givesNew = behaviour.joinGivesNewDescriptor(attributes.role);
  const handle = givesNew ? await giveDescriptor(process, context, way) : descriptor.handle;
  if (typeof handle !== 'string') return handle;
  enterSession(call, leaf, link.session.address, JL_BOTH);
  return succeed({}, handle);
}

async function joinSession(call: SocketCall, address: Address, flags: number): Promise<Answer> {
  const { process, context, descriptor } = call;
  const { endpoint: leaf } = descriptor;
  if (leaf.link.kind !== 'none') return refuse('WSAEISCONN');
  const hasRoot = has(leaf.entry, 'XP1_MULTIPOINT_CONTROL_PLANE');
  if (hasRoot && process.network.sessions.find(leaf.space, address) === undefined)
    return refuse('WSAECONNREFUSED');
  const { role } = leaf.attributes;
  const givesNew = role !== null && process.behaviour.joinGivesNewDescriptor(role);
  const handle = givesNew ? await giveDescriptor(process, context, leaf) : descriptor.handle;
  if (typeof handle !== 'string') return handle;
  enterSession(call, leaf, address, flags);
  return succeed({}, handle);
}

function enterSession({ process }: SocketCall, leaf: Endpoint, address: Address, flags: number): void {
  const { network } = process;
  localAddress(network, leaf);
  const session = network.sessions.open(leaf.space, address);
  network.sessions.join(session, {
    endpoint: leaf,
    sends: flags !== JL_RECEIVER_ONLY,
    receives: flags !== JL_SENDER_ONLY,
  });
  leaf.link = { kind: 'session', session };
}
