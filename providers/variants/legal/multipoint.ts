import { SOCKET_FLAGS, type ErrorName } from '../../contract/constants/constants';
import { hasRootedControlPlane } from '../../contract/structures/entry-traits';
import { refusalOfMultipointFlags, roleOf } from '../../reference/behaviour/multipoint-flags';
import { toResult } from '../../reference/answer';
import { readSockaddr } from '../../reference/catalog/sockaddr';
import { giveDescriptor } from '../../reference/functions/give-descriptor';
import { textOf } from '../../reference/read-arguments';
import { Endpoint } from '../../reference/socket/endpoint';
import { around, remembering } from '../changes/around';
import { refusal } from '../changes/results';
import { descriptorOf, failure } from '../changes/transfer';
import { legal } from '../variant';

/** The first of several codes that fits what is wrong with the flags. */
function codeFor(dwFlags: number, conforming: ErrorName | null): ErrorName | null {
  if (conforming === null) return null;
  return (dwFlags & SOCKET_FLAGS.WSA_FLAG_MULTIPOINT_C_ROOT) !== 0 ? 'WSAEACCES' : 'WSAEPROTOTYPE';
}

/** How often a root asks for an address that has just been another's. */
const TRIES_UNTIL_FREE = 3;

/** Where leaves wait until the root accepts them, one by one, and the root until one comes. */
class Door {
  private readonly leaves: (() => void)[] = [];
  private readonly acceptances: (() => void)[] = [];

  enter(): Promise<void> {
    return meet(this.acceptances, this.leaves);
  }

  open(): Promise<void> {
    return meet(this.leaves, this.acceptances);
  }
}

/** Lets the first of those go on who wait on the other side; where there is nobody, waits on this one. */
function meet(there: (() => void)[], here: (() => void)[]): Promise<void> {
  const other = there.shift();
  if (other === undefined) return new Promise((resolve) => here.push(resolve));
  other();
  return Promise.resolve();
}

/** What a provider may do about multipoint sockets. */
export const MULTIPOINT = [
  legal({
    id: 'session-address-in-use-for-a-moment',
    title:
      'The address of a session is free again only a moment after its root was closed; until then WSPBind says WSAEADDRINUSE.',
    shape: '',
    overrides: {
      wrap: remembering(() => ({ refused: 0 }), {
        WSPBind: (call) => {
          if (descriptorOf(call)?.endpoint.attributes.role?.control !== 'root') return call.proceed();
          call.memory.refused = (call.memory.refused + 1) % TRIES_UNTIL_FREE;
          return call.memory.refused === 0 ? call.proceed() : failure('WSAEADDRINUSE');
        },
      }),
    },
  }),
  legal({
    id: 'refuses-mixed-roles',
    title: 'A socket is root in both planes or leaf in both; the mixed pairs are refused.',
    shape: '',
    overrides: {
      behaviour: {
        refusalOfMultipointFlags: (entry, dwFlags) => {
          const role = roleOf(dwFlags);
          return role !== null && role.control !== role.data
            ? 'WSAEINVAL'
            : refusalOfMultipointFlags(entry, dwFlags);
        },
      },
    },
  }),
  legal({
    id: 'no-d-root-that-is-a-c-leaf-in-a-session',
    title: 'A socket may be d_root and c_leaf, but no session takes one.',
    shape: '',
    overrides: {
      wrap: around({
        WSPJoinLeaf: (call) => {
          const role = descriptorOf(call)?.endpoint.attributes.role;
          return role?.control === 'leaf' && role.data === 'root' ? refusal('WSAEOPNOTSUPP') : call.proceed();
        },
      }),
    },
  }),
  legal({
    id: 'leaves-join-a-root-that-listens',
    title:
      'A leaf joins only a root that listens, and waits until that accepts it; else it gets WSAECONNREFUSED.',
    shape: '',
    overrides: {
      wrap: remembering((): { readonly doors: Map<Endpoint, Door> } => ({ doors: new Map() }), {
        WSPListen: (call) => {
          const root = descriptorOf(call)?.endpoint;
          if (root?.attributes.role?.control !== 'root') return call.proceed();
          call.memory.doors.set(root, new Door());
          return { result: 0, errno: null, out: {} };
        },
        WSPJoinLeaf: async (call) => {
          const leaf = descriptorOf(call)?.endpoint;
          if (leaf?.attributes.role?.control !== 'leaf' || !hasRootedControlPlane(leaf.entry))
            return call.proceed();
          const address = readSockaddr(leaf.entry.iAddressFamily, textOf(call.args, 'name'));
          if (typeof address === 'string') return call.proceed();
          const root = call.process.network.ports.find(leaf.space, address);
          const door = root === undefined ? undefined : call.memory.doors.get(root);
          if (door === undefined) return refusal('WSAECONNREFUSED');
          await door.enter();
          return call.proceed();
        },
        WSPAccept: async (call) => {
          const root = descriptorOf(call)?.endpoint;
          const door = root === undefined ? undefined : call.memory.doors.get(root);
          if (root === undefined || door === undefined) return call.proceed();
          await door.open();
          const { process, context } = call;
          const way = await giveDescriptor(process, context, new Endpoint(root.attributes));
          return typeof way === 'string' ? { result: way, errno: null, out: {} } : toResult('WSPAccept', way);
        },
      }),
    },
  }),
  legal({
    id: 'no-wspsendto-in-a-session',
    title: 'A socket that is in a session sends with WSPSend only: WSPSendTo is refused with WSAEISCONN.',
    shape: '',
    overrides: {
      wrap: around({
        WSPSendTo: (call) =>
          descriptorOf(call)?.endpoint.link.kind === 'session' ? failure('WSAEISCONN') : call.proceed(),
      }),
    },
  }),
  legal({
    id: 'other-codes-for-wrong-flags',
    title: 'Wrong multipoint flags are refused with several codes, none of them WSAEINVAL.',
    shape: '',
    overrides: {
      behaviour: {
        refusalOfMultipointFlags: (entry, dwFlags) =>
          codeFor(dwFlags, refusalOfMultipointFlags(entry, dwFlags)),
      },
    },
  }),
  legal({
    id: 'no-multipoint',
    title: 'No entry supports multipoint, and every one of its flags is refused.',
    shape: 'no-multipoint',
    overrides: {},
  }),
  legal({
    id: 'no-datagrams',
    title: 'The provider has connection-oriented entries only.',
    shape: 'no-datagram,no-raw',
    overrides: {},
  }),
  legal({
    id: 'one-entry',
    title: 'The provider has a single entry.',
    shape: 'one-entry,ifs',
    overrides: {},
  }),
];
