import {
  FROM_PROTOCOL_INFO,
  SERVICE_FLAGS,
  SG_CONSTRAINED_GROUP,
  SG_UNCONSTRAINED_GROUP,
  SOCKET_FLAGS,
  SOCKET_OPTIONS,
  type ErrorName,
} from '../../contract/constants/constants';
import type { FunctionResult } from '../../contract/service-provider/service-provider';
import { encodeProtocolInfo } from '../../contract/structures/protocol-info';
import { isConnectionless, isRaw } from '../../contract/structures/entry-traits';
import { numberOf } from '../../reference/read-arguments';
import type { Group } from '../../reference/network/groups';
import { around, remembering, type SurroundedCall } from '../changes/around';
import { endGroup } from '../changes/end-group';
import { disguised } from '../changes/disguise';
import { asksForOverlapped, asksForRole } from '../changes/flags';
import { endpointOf, givenEntry, isForFurther } from '../changes/new-socket';
import { readDword, withDword } from '../changes/options';
import { isRefusal, isRefusedWith, refusal } from '../changes/results';
import { withUpcalls } from '../changes/upcalls';
import { faulty, type DescribedFault, type FaultyVariant } from '../variant';

/** How often a structure of WSPDuplicateSocket is used before one use goes wrong. */
const FURTHER_AT_MOST = 3;
const FAILURES_IN_A_ROW = 2;

type AnyCall = Pick<SurroundedCall<unknown>, 'args'>;

type SocketCall = SurroundedCall<unknown>;

/** A provider that refuses some of the calls that it refuses with another code. */
function refusedWith(
  code: ErrorName,
  described: DescribedFault,
  isConcerned: (call: SocketCall, refused: FunctionResult) => boolean,
): FaultyVariant {
  return faulty({
    ...described,
    shape: '',
    overrides: {
      wrap: around({
        WSPSocket: async (call) => {
          const made = await call.proceed();
          return isConcerned(call, made) ? refusal(code) : made;
        },
      }),
    },
  });
}

/** A provider that refuses some of the calls at the limit of descriptors with the code for buffers. */
function limitTold(described: DescribedFault, isConcerned: (call: AnyCall) => boolean): FaultyVariant {
  return refusedWith(
    'WSAENOBUFS',
    described,
    (call, made) =>
      isRefusedWith(made, 'WSAEMFILE') &&
      isConcerned(call) &&
      !call.process.network.isInduced('no-descriptors'),
  );
}

function groupAsked({ args }: AnyCall): number {
  return numberOf(args, 'g');
}

/** Whether af and type are left open. */
function hasWildCards({ args }: AnyCall): boolean {
  return args['af'] === 0 || args['type'] === 0;
}

/** g as the ID of a group that is there, and not of a shared socket. */
function groupJoined(call: Pick<SurroundedCall<unknown>, 'args' | 'process'>): Group | undefined {
  const isShared = isForFurther(call);
  return isShared ? undefined : call.process.network.groups.find(groupAsked(call));
}

/** Faults that show only where a call combines what is right by itself, in a later process, or after other calls. */
export const COMBINED_CALLS = [
  faulty({
    id: 'roles-forget-the-group',
    title: 'Where dwFlags asks for a role in a session, g is not looked at.',
    breaks: ['GRP-2', 'GRP-5'],
    shape: '',
    overrides: {
      wrap: around({
        WSPSocket: (call) => call.proceed({ args: asksForRole(call) ? { ...call.args, g: 0 } : call.args }),
      }),
    },
  }),
  faulty({
    id: 'third-further-descriptor-is-a-new-socket',
    title:
      'Each structure of WSPDuplicateSocket is good for two descriptors; the third call makes a new socket.',
    breaks: ['SHR-3'],
    shape: '',
    overrides: {
      wrap: remembering(() => new Map<number, number>(), {
        WSPSocket: (call) => {
          if (!isForFurther(call)) return call.proceed();
          const entry = givenEntry(call);
          const count = (call.memory.get(entry.dwCatalogEntryId) ?? 0) + 1;
          call.memory.set(entry.dwCatalogEntryId, count);
          if (count % FURTHER_AT_MOST !== 0) return call.proceed();
          const lpProtocolInfo = encodeProtocolInfo({ ...entry, dwProviderReserved: 0 });
          return call.proceed({ args: { ...call.args, g: 0, lpProtocolInfo } });
        },
      }),
    },
  }),
  refusedWith(
    'WSAEPROTOTYPE',
    {
      id: 'type-blamed-for-the-protocol',
      title: 'Beside a family of zero, a protocol that does not exist is refused as one of another type.',
      breaks: ['ERR-6'],
    },
    ({ args }, made) => isRefusedWith(made, 'WSAEPROTONOSUPPORT') && args['af'] === 0 && args['type'] !== 0,
  ),
  refusedWith(
    'WSAEINVAL',
    {
      id: 'family-refused-with-wsaeinval-for-overlapped-sockets',
      title: 'The path for WSA_FLAG_OVERLAPPED has WSAEINVAL for an address family that is not supported.',
      breaks: ['ERR-2', 'ERR-10'],
    },
    (call, made) => isRefusedWith(made, 'WSAEAFNOSUPPORT') && asksForOverlapped(call),
  ),
  refusedWith(
    'WSAENOTSOCK',
    {
      id: 'bad-group-refused-otherwise-for-overlapped-sockets',
      title: 'A g that is no group is refused with WSAENOTSOCK where WSA_FLAG_OVERLAPPED is asked for too.',
      breaks: ['ERR-9', 'GRP-7', 'GRP-9'],
    },
    (call, made) => isRefusal(made) && groupAsked(call) > SG_CONSTRAINED_GROUP && asksForOverlapped(call),
  ),
  faulty({
    id: 'overlapped-roles-are-not-checked',
    title: 'With WSA_FLAG_OVERLAPPED, roles are dropped, and not refused, where the entry has no multipoint.',
    breaks: ['MPT-1', 'MPT-2', 'MPT-3', 'MPT-4'],
    shape: '',
    overrides: {
      wrap: around({
        WSPSocket: (call) => {
          const hasMultipoint =
            (givenEntry(call).dwServiceFlags1 & SERVICE_FLAGS.XP1_SUPPORT_MULTIPOINT) !== 0;
          return asksForRole(call) && asksForOverlapped(call) && !hasMultipoint
            ? call.proceed({ args: { ...call.args, dwFlags: SOCKET_FLAGS.WSA_FLAG_OVERLAPPED } })
            : call.proceed();
        },
      }),
    },
  }),
  faulty({
    id: 'second-failing-upcall-in-a-row-is-made-up-for',
    title: 'Where WPUCreateSocketHandle fails twice in a row, the provider gives a number of its own.',
    breaks: ['DESC-4', 'DESC-6'],
    shape: '',
    overrides: {
      wrap: remembering(() => ({ failures: 0 }), {
        WSPSocket: ({ context, process, memory, proceed }) =>
          proceed({
            context: withUpcalls(context, async ({ name, make }) => {
              const answer = await make();
              if (name !== 'WPUCreateSocketHandle') return answer;
              memory.failures = answer.errno === null ? 0 : memory.failures + 1;
              return memory.failures === FAILURES_IN_A_ROW
                ? { result: process.proposeHandle(), errno: null, out: {} }
                : answer;
            }),
          }),
      }),
    },
  }),
  faulty({
    id: 'descriptor-of-a-live-socket',
    title: 'When one of several sockets is closed, the descriptor of another one is put on the free list.',
    breaks: ['SOCK-1', 'SOCK-2', 'DESC-4', 'GRP-6', 'GRP-9', 'GRP-10'],
    shape: '',
    overrides: {
      wrap: remembering((): { free: string | null } => ({ free: null }), {
        WSPCloseSocket: ({ args, process, memory, proceed }) => {
          const others = process.openDescriptors.filter(({ handle }) => handle !== args['s']);
          memory.free = others.length > 1 ? (others[0]?.handle ?? null) : null;
          return proceed();
        },
        WSPSocket: async ({ memory, proceed }) => {
          const made = await proceed();
          const { free } = memory;
          memory.free = null;
          return free === null || isRefusal(made) ? made : { ...made, result: free };
        },
      }),
    },
  }),
  faulty({
    id: 'member-told-as-first-entry',
    title: 'A socket that makes or joins a group is told to be one of the first entry.',
    breaks: ['SOCK-3', 'ARG-6'],
    shape: '',
    overrides: {
      wrap: disguised(
        () => null,
        (call) => {
          const [first] = call.process.parts.entries;
          const isMember = groupAsked(call) !== 0 && !isForFurther(call);
          return () => (isMember && first !== undefined ? { iSocketType: first.iSocketType } : undefined);
        },
      ),
    },
  }),
  faulty({
    id: 'network-down-keeps-a-slot',
    title: 'A call that is refused because the network is down counts as an open socket for ever.',
    breaks: ['SOCK-5'],
    shape: '',
    overrides: {
      wrap: around({
        WSPSocket: async ({ process, proceed }) => {
          const result = await proceed();
          if (isRefusedWith(result, 'WSAENETDOWN')) process.descriptorsUnderway += 1;
          return result;
        },
        WSPCleanup: ({ process, proceed }) => {
          process.descriptorsUnderway = 0;
          return proceed();
        },
      }),
    },
  }),
  faulty({
    id: 'descriptor-of-its-own-for-roles',
    title:
      'A socket with roles in a session gets a number of the provider instead of a descriptor of WS2_32.',
    breaks: ['DESC-4'],
    shape: '',
    overrides: {
      wrap: around({
        WSPSocket: (call) => {
          const { context, process, proceed } = call;
          if (!asksForRole(call) || isForFurther(call)) return proceed();
          const own = withUpcalls(context, ({ name, make }) =>
            name === 'WPUCreateSocketHandle'
              ? Promise.resolve({ result: process.proposeHandle(), errno: null, out: {} })
              : make(),
          );
          return proceed({ context: own });
        },
      }),
    },
  }),
  faulty({
    id: 'range-end-for-from-protocol-info',
    title:
      'FROM_PROTOCOL_INFO as the protocol of a raw socket is told as the last of the range, not as iProtocol.',
    breaks: ['ARG-6'],
    shape: '',
    overrides: {
      wrap: disguised(
        () => null,
        (call) => {
          const entry = givenEntry(call);
          const wrong = isRaw(entry) && call.args['protocol'] === FROM_PROTOCOL_INFO;
          return () => (wrong ? { iProtocol: entry.iProtocol + entry.iProtocolMaxOffset } : undefined);
        },
      ),
    },
  }),
  faulty({
    id: 'wild-cards-make-no-group',
    title: 'Where af or type is zero, another path makes the socket, and that one forgets g.',
    breaks: ['GRP-2', 'GRP-3', 'GRP-4', 'GRP-5', 'GRP-7', 'ERR-9'],
    shape: '',
    overrides: {
      wrap: around({
        WSPSocket: (call) =>
          hasWildCards(call) ? call.proceed({ args: { ...call.args, g: 0 } }) : call.proceed(),
      }),
    },
  }),
  faulty({
    id: 'overlapped-groups-are-unconstrained',
    title: 'SG_CONSTRAINED_GROUP together with WSA_FLAG_OVERLAPPED makes an unconstrained group.',
    breaks: ['GRP-3', 'GRP-7', 'GRP-8'],
    shape: '',
    overrides: {
      wrap: around({
        WSPSocket: (call) =>
          groupAsked(call) === SG_CONSTRAINED_GROUP && asksForOverlapped(call)
            ? call.proceed({ args: { ...call.args, g: SG_UNCONSTRAINED_GROUP } })
            : call.proceed(),
      }),
    },
  }),
  faulty({
    id: 'group-id-lost-by-connecting',
    title: 'SO_GROUP_ID of a socket that is connected tells zero.',
    breaks: ['GRP-4', 'GRP-5', 'SHR-1'],
    shape: '',
    overrides: {
      wrap: around({
        WSPGetSockOpt: async ({ args, process, proceed }) => {
          const answer = await proceed();
          const endpoint = process.find(args['s'] as string)?.endpoint;
          const lost = args['optname'] === SOCKET_OPTIONS.SO_GROUP_ID && endpoint?.link.kind === 'connected';
          return lost && readDword(answer) !== undefined ? withDword(answer, 0) : answer;
        },
      }),
    },
  }),
  faulty({
    id: 'group-of-eight-members',
    title: 'A group has room for eight members, and the ninth is refused.',
    breaks: ['GRP-6'],
    shape: '',
    overrides: {
      wrap: around({
        WSPSocket: (call) =>
          (groupJoined(call)?.members.size ?? 0) >= 8 ? refusal('WSAENOBUFS') : call.proceed(),
      }),
    },
  }),
  faulty({
    id: 'wild-card-datagram-in-a-constrained-group',
    title:
      'Whether a socket may be in a constrained group is told from the type in the call, which may be zero.',
    breaks: ['GRP-7'],
    shape: '',
    overrides: {
      wrap: around({
        WSPSocket: (call) => {
          const { args, process, proceed } = call;
          const explicit = args['type'] !== 0 && args['type'] !== FROM_PROTOCOL_INFO;
          const entry = givenEntry(call);
          if (explicit || !isConnectionless(entry) || entry.dwProviderReserved !== 0) return proceed();
          const joins = groupJoined(call)?.kind === 'constrained';
          if (groupAsked(call) !== SG_CONSTRAINED_GROUP && !joins) return proceed();
          const { groups } = process.network;
          return proceed({ args: { ...args, g: 0 } }).then((made) => {
            const endpoint = endpointOf(process, made);
            if (endpoint === undefined) return made;
            const group =
              groupJoined(call) ?? groups.create('constrained', (lastId) => Math.max(lastId + 1, 16));
            groups.join(group, endpoint);
            return made;
          });
        },
      }),
    },
  }),
  faulty({
    id: 'connected-member-ends-its-group',
    title: 'Closing a member that is connected takes the whole group with it.',
    breaks: ['GRP-8', 'GRP-9'],
    shape: '',
    overrides: {
      wrap: around({
        WSPCloseSocket: async ({ args, process, proceed }) => {
          const endpoint = process.find(args['s'] as string)?.endpoint;
          const group = endpoint?.link.kind === 'connected' ? endpoint.group : null;
          const result = await proceed();
          if (group !== null && endpoint?.descriptors.size === 0) endGroup(group, process);
          return result;
        },
      }),
    },
  }),
  faulty({
    id: 'refused-member-ends-the-group',
    title: 'A call that asked to join a group and was refused takes the group with it.',
    breaks: ['GRP-5', 'GRP-7', 'GRP-9'],
    shape: '',
    overrides: {
      wrap: around({
        WSPSocket: async (call) => {
          const group = groupJoined(call);
          const result = await call.proceed();
          if (group !== undefined && isRefusal(result)) endGroup(group, call.process);
          return result;
        },
      }),
    },
  }),
  faulty({
    id: 'unknown-group-id-ignored',
    title: 'An ID that once named a group is refused; any other number is ignored.',
    breaks: ['ERR-9'],
    shape: '',
    overrides: {
      wrap: remembering((): Set<number> => new Set(), {
        WSPSocket: async (call) => {
          const g = groupAsked(call);
          const isSpecial = g <= SG_CONSTRAINED_GROUP || isForFurther(call);
          const known = isSpecial || call.memory.has(g) || groupJoined(call) !== undefined;
          const made = await call.proceed(known ? undefined : { args: { ...call.args, g: 0 } });
          const id = endpointOf(call.process, made)?.group?.id;
          if (id !== undefined) call.memory.add(id);
          return made;
        },
      }),
    },
  }),
  faulty({
    id: 'unsupported-family-beside-from-protocol-info',
    title: 'The code for an unsupported family is right only where type and protocol are explicit.',
    breaks: ['ERR-2'],
    shape: '',
    overrides: {
      wrap: around({
        WSPSocket: async ({ args, proceed }) => {
          const result = await proceed();
          return isRefusedWith(result, 'WSAEAFNOSUPPORT') && args['type'] === FROM_PROTOCOL_INFO
            ? refusal('WSAEINVAL')
            : result;
        },
      }),
    },
  }),
  limitTold(
    {
      id: 'limit-told-as-no-buffers',
      title: 'Where all descriptors are in use the call is refused with WSAENOBUFS.',
      breaks: ['ERR-4'],
    },
    () => true,
  ),
  limitTold(
    {
      id: 'limit-told-as-no-buffers-for-a-further-descriptor',
      title: 'Where all descriptors are in use a call for a further descriptor is refused with WSAENOBUFS.',
      breaks: ['ERR-4'],
    },
    isForFurther,
  ),
  faulty({
    id: 'first-code-sticks',
    title: 'The code of the first refusal is kept, and every later refusal carries it.',
    breaks: [
      ...(['GRP-7', 'GRP-9'] as const),
      ...(['ERR-1', 'ERR-2', 'ERR-4', 'ERR-5', 'ERR-6', 'ERR-7', 'ERR-8', 'ERR-9', 'ERR-10'] as const),
    ],
    shape: '',
    overrides: {
      wrap: remembering((): { first: number | null } => ({ first: null }), {
        WSPSocket: async ({ memory, proceed }) => {
          const result = await proceed();
          if (!isRefusal(result)) return result;
          memory.first ??= result.errno;
          return { ...result, errno: memory.first };
        },
      }),
    },
  }),
];
