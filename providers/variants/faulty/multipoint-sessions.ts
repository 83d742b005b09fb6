import { SOCKET_FLAGS } from '../../contract/constants/constants';
import { has } from '../../reference/catalog/characteristics';
import { giveDescriptor } from '../../reference/functions/give-descriptor';
import { numberOf } from '../../reference/read-arguments';
import type { Endpoint } from '../../reference/socket/endpoint';
import { around, remembering, type SurroundedCall } from '../changes/around';
import { SHORT_DEADLINE } from '../changes/deadline';
import { endpointOf } from '../changes/new-socket';
import { isRefusal, refusal } from '../changes/results';
import { descriptorOf, failure, forEach } from '../changes/transfer';
import { faulty } from '../variant';

const isByEntry = ({ args: { af, type, protocol } }: SurroundedCall<unknown>): boolean =>
  [af, type, protocol].every((value) => value === -1);

/** The c_root that a call of WSPJoinLeaf is made on. */
function invitingRoot(call: SurroundedCall<unknown>): Endpoint | undefined {
  const endpoint = descriptorOf(call)?.endpoint;
  return endpoint?.attributes.role?.control === 'root' ? endpoint : undefined;
}

/** The place that a call's socket has in the data plane of the session that it is in. */
function placeInSession(call: SurroundedCall<unknown>): 'root' | 'leaf' | undefined {
  const endpoint = descriptorOf(call)?.endpoint;
  return endpoint?.link.kind === 'session' ? endpoint.attributes.role?.data : undefined;
}

/** Roles that are lost on one of several ways into a session, and flags that one way forgets to check. */
export const MULTIPOINT_SESSIONS = [
  faulty({
    id: 'joined-leaf-cannot-send',
    title:
      'A leaf joins its session, and receives; whatever it sends is refused, as nobody noted that it is connected.',
    breaks: ['MPT-9'],
    shape: '',
    overrides: {
      wrap: around(
        forEach(['WSPSend', 'WSPSendTo'], (call) =>
          placeInSession(call) === 'leaf' ? failure('WSAENOTCONN') : call.proceed(),
        ),
      ),
    },
  }),
  faulty({
    id: 'd-root-cannot-send',
    title: 'WSPSend on the d_root is refused: a session was never counted as a destination.',
    breaks: ['MPT-9'],
    shape: '',
    overrides: {
      wrap: around({
        WSPSend: (call) => (placeInSession(call) === 'root' ? failure('WSAENOTCONN') : call.proceed()),
      }),
    },
  }),
  faulty({
    id: 'multipoint-flags-not-checked-with-from-protocol-info',
    title: 'The path for FROM_PROTOCOL_INFO looks at WSA_FLAG_OVERLAPPED and at no other flag.',
    breaks: ['MPT-1', 'MPT-2', 'MPT-3', 'MPT-4', 'MPT-5', 'MPT-8'],
    shape: '',
    overrides: {
      wrap: around({
        WSPSocket: (call) => {
          if (!isByEntry(call)) return call.proceed();
          const dwFlags = numberOf(call.args, 'dwFlags') & SOCKET_FLAGS.WSA_FLAG_OVERLAPPED;
          return call.proceed({ args: { ...call.args, dwFlags } });
        },
      }),
    },
  }),
  faulty({
    id: 'overlapped-leaf-joins-with-a-new-descriptor',
    title: 'WSPJoinLeaf on an overlapped c_leaf returns a new descriptor, as it would on a root.',
    breaks: ['MPT-7', 'MPT-8'],
    shape: '',
    overrides: {
      wrap: around({
        WSPJoinLeaf: async (call) => {
          const endpoint = descriptorOf(call)?.endpoint;
          const joined = await call.proceed();
          if (isRefusal(joined) || endpoint?.attributes.overlapped !== true) return joined;
          if (endpoint.attributes.role?.control !== 'leaf') return joined;
          const further = await giveDescriptor(call.process, call.context, endpoint);
          return typeof further === 'string' ? { ...joined, result: further } : joined;
        },
      }),
    },
  }),
  faulty({
    id: 'overlapped-socket-loses-its-role',
    title: 'A socket that is overlapped and has a role cannot join or be joined.',
    breaks: ['MPT-7', 'MPT-8', 'MPT-9'],
    shape: '',
    overrides: {
      wrap: around({
        WSPJoinLeaf: (call) =>
          descriptorOf(call)?.endpoint.attributes.overlapped === true
            ? refusal('WSAEOPNOTSUPP')
            : call.proceed(),
      }),
    },
  }),
  faulty({
    id: 'second-invitation-gives-the-first-descriptor',
    title: 'WSPJoinLeaf on a c_root returns for each further leaf the descriptor that it gave for the first.',
    breaks: ['MPT-8'],
    shape: '',
    overrides: {
      wrap: remembering(() => new Map<Endpoint, unknown>(), {
        WSPJoinLeaf: async (call) => {
          const root = invitingRoot(call);
          const made = await call.proceed();
          if (root === undefined || isRefusal(made)) return made;
          const first = call.memory.get(root) ?? made.result;
          call.memory.set(root, first);
          return { ...made, result: first as typeof made.result };
        },
      }),
    },
  }),
  faulty({
    id: 'invited-leaf-is-deaf',
    title: 'A leaf that the root has invited does not get what is sent; one that has joined by itself does.',
    breaks: ['MPT-9'],
    shape: '',
    overrides: {
      wrap: around({
        WSPJoinLeaf: async (call) => {
          const root = invitingRoot(call);
          const made = await call.proceed();
          if (isRefusal(made) || root?.link.kind !== 'session') return made;
          const { members } = root.link.session;
          const last = [...members].at(-1);
          if (last === undefined) return made;
          members.delete(last);
          members.add({ ...last, receives: false });
          return made;
        },
      }),
      describe: SHORT_DEADLINE,
    },
  }),
  faulty({
    id: 'mixed-c-root-joins-like-a-leaf',
    title: 'A c_root that is a d_leaf is treated as a leaf: WSPJoinLeaf on it gives no new descriptor.',
    breaks: ['MPT-8'],
    shape: '',
    overrides: {
      behaviour: { joinGivesNewDescriptor: ({ control, data }) => control === 'root' && data === 'root' },
    },
  }),
  faulty({
    id: 'mixed-d-root-is-heard-by-nobody',
    title: 'A d_root that is a c_leaf is treated as a leaf: the other leaves do not get its data.',
    breaks: ['MPT-9'],
    shape: '',
    overrides: {
      behaviour: {
        reachesMember: (entry, sender, receiver) =>
          !has(entry, 'XP1_MULTIPOINT_DATA_PLANE') ||
          (sender.control === 'leaf' ? 'leaf' : sender.data) !== receiver.data,
      },
      describe: SHORT_DEADLINE,
    },
  }),
  faulty({
    id: 'wspsendto-ignores-the-data-plane',
    title: 'WSPSend of a leaf reaches the root only; WSPSendTo to the session reaches the other leaves too.',
    breaks: ['MPT-9'],
    shape: '',
    overrides: {
      wrap: around({
        WSPSendTo: async (call) => {
          const sender = descriptorOf(call)?.endpoint;
          const sent = await call.proceed();
          if (sender?.link.kind !== 'session' || sender.attributes.role?.data !== 'leaf' || sent.result !== 0)
            return sent;
          const lpBuffers = call.args['lpBuffers'];
          const data = Buffer.from(Array.isArray(lpBuffers) ? lpBuffers.join('') : '', 'hex');
          for (const { endpoint } of sender.link.session.members) {
            if (endpoint === sender || endpoint.attributes.role?.data !== 'leaf') continue;
            endpoint.inbox.put({ data, from: sender.local });
            endpoint.waiting.stir();
          }
          return sent;
        },
      }),
    },
  }),
  faulty({
    id: 'session-falls-silent-when-a-leaf-leaves',
    title: 'Once a leaf has been closed, what is sent to the session is counted and reaches nobody.',
    breaks: ['MPT-9'],
    shape: '',
    overrides: {
      wrap: remembering(() => new Set<string>(), {
        WSPCloseSocket: (call) => {
          const link = descriptorOf(call)?.endpoint.link;
          if (link?.kind === 'session') call.memory.add(link.session.key);
          return call.proceed();
        },
        ...forEach<Set<string>>(['WSPSend', 'WSPSendTo'], (call) => {
          const link = descriptorOf(call)?.endpoint.link;
          if (link?.kind !== 'session' || !call.memory.has(link.session.key)) return call.proceed();
          const lpBuffers = call.args['lpBuffers'];
          const text = Array.isArray(lpBuffers) ? lpBuffers.join('') : '';
          return { result: 0, errno: null, out: { lpNumberOfBytesSent: text.length / 2 } };
        }),
      }),
      describe: SHORT_DEADLINE,
    },
  }),
  faulty({
    id: 'role-is-lost-with-from-protocol-info',
    title: 'The path for FROM_PROTOCOL_INFO checks the multipoint flags, and forgets to keep the role.',
    breaks: ['MPT-8', 'MPT-9', 'SHR-2'],
    shape: '',
    overrides: {
      wrap: around({
        WSPSocket: async (call) => {
          const made = await call.proceed();
          const endpoint = isByEntry(call) ? endpointOf(call.process, made) : undefined;
          if (endpoint !== undefined) endpoint.attributes = { ...endpoint.attributes, role: null };
          return made;
        },
      }),
    },
  }),
  faulty({
    id: 'late-leaf-is-deaf',
    title:
      'The list of leaves is made when the root sends for the first time; who joins later hears nothing.',
    breaks: ['MPT-9'],
    shape: '',
    overrides: {
      wrap: remembering(() => new Set<string>(), {
        WSPSend: (call) => {
          const endpoint = descriptorOf(call)?.endpoint;
          if (endpoint?.link.kind === 'session' && endpoint.attributes.role?.data === 'root')
            call.memory.add(endpoint.link.session.key);
          return call.proceed();
        },
        WSPJoinLeaf: async (call) => {
          const leaf = descriptorOf(call)?.endpoint;
          const made = await call.proceed();
          if (leaf?.link.kind !== 'session' || !call.memory.has(leaf.link.session.key)) return made;
          const { members } = leaf.link.session;
          const own = [...members].find(({ endpoint }) => endpoint === leaf);
          if (own === undefined) return made;
          members.delete(own);
          members.add({ ...own, receives: false });
          return made;
        },
        WSPCloseSocket: (call) => {
          const endpoint = descriptorOf(call)?.endpoint;
          if (endpoint?.link.kind === 'session' && endpoint.attributes.role?.data === 'root')
            call.memory.delete(endpoint.link.session.key);
          return call.proceed();
        },
      }),
      describe: SHORT_DEADLINE,
    },
  }),
  faulty({
    id: 'c-root-is-taken-for-the-d-root',
    title: 'Who is root in the control plane counts as root in the data plane too, also as a d_leaf.',
    breaks: ['MPT-9'],
    shape: '',
    overrides: {
      behaviour: {
        reachesMember: (entry, sender, receiver) => {
          const isRoot = ({ control, data }: typeof sender): boolean => control === 'root' || data === 'root';
          return !has(entry, 'XP1_MULTIPOINT_DATA_PLANE') || isRoot(sender) !== isRoot(receiver);
        },
      },
    },
  }),
];
