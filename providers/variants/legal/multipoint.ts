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
      wrap: remembering((): { readonly asking: Map<Endpoint, () => void> } => ({ asking: new Map() }), {
        WSPListen: (call) => {
          const root = descriptorOf(call)?.endpoint;
          if (root?.attributes.role?.control !== 'root') return call.proceed();
          call.memory.asking.set(root, () => undefined);
          return { result: 0, errno: null, out: {} };
        },
        WSPJoinLeaf: (call) => {
          const leaf = descriptorOf(call)?.endpoint;
          if (leaf?.attributes.role?.control !== 'leaf' || !hasRootedControlPlane(leaf.entry))
            return call.proceed();
          const address = readSockaddr(leaf.entry.iAddressFamily, textOf(call.args, 'name'));
          if (typeof address === 'string') return call.proceed();
          const root = call.process.network.ports.find(leaf.space, address);
          if (root === undefined || !call.memory.asking.has(root)) return refusal('WSAECONNREFUSED');
          return new Promise((resolve) => {
            call.memory.asking.set(root, () => {
              resolve(call.proceed());
            });
          });
        },
        WSPAccept: async (call) => {
          const root = descriptorOf(call)?.endpoint;
          const letIn = root === undefined ? undefined : call.memory.asking.get(root);
          if (root === undefined || letIn === undefined) return call.proceed();
          letIn();
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
