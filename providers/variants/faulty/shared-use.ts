import { ERROR_CODES, SOCKET_OPTIONS } from '../../contract/constants/constants';
import type { CallContext, FunctionResult } from '../../contract/service-provider/service-provider';
import { decodeProtocolInfo, encodeProtocolInfo } from '../../contract/structures/protocol-info';
import { numberOf, textOf } from '../../reference/read-arguments';
import type { Endpoint } from '../../reference/socket/endpoint';
import { around, remembering, type Body, type SurroundedCall, type Wrap } from '../changes/around';
import { SHORT_DEADLINE } from '../changes/deadline';
import { endpointOf, givenEntry, isForFurther } from '../changes/new-socket';
import { refusal } from '../changes/results';
import { descriptorOf, failure, forEach, isThroughFurther } from '../changes/transfer';
import { withUpcalls } from '../changes/upcalls';
import { faulty } from '../variant';

const ALL_FLAGS = 0x1f;
const ROLES = 0x1e;
const D_LEAF = 0x10;

/** Whether the process has the descriptor that the socket was made with. */
function isElsewhere({ process }: SurroundedCall<unknown>, endpoint: Endpoint): boolean {
  const [first] = endpoint.descriptors;
  return first !== undefined && !process.openDescriptors.includes(first);
}

/** A call that is refused through further descriptors, with the rest of what it does left as it is. */
const refusedThroughFurther =
  (refused: FunctionResult): Body<null> =>
  (call) =>
    isThroughFurther(call) ? refused : call.proceed();

/** What is done to a socket before one of its descriptors is closed. */
function beforeClosing(act: (endpoint: Endpoint) => void): Wrap {
  return around({
    WSPCloseSocket: (call) => {
      const endpoint = descriptorOf(call)?.endpoint;
      if (endpoint !== undefined) act(endpoint);
      return call.proceed();
    },
  });
}

/** The context of a call in which a number is made up where WPUCreateSocketHandle gives none. */
function inventing({ context, process }: SurroundedCall<unknown>): CallContext {
  return withUpcalls(context, async ({ name, make }) => {
    const answer = await make();
    return name === 'WPUCreateSocketHandle' && answer.errno !== null
      ? { result: process.proposeHandle(), errno: null, out: {} }
      : answer;
  });
}

/** What goes wrong when a socket is used through several descriptors. */
function withoutMark(structure: string): string {
  return encodeProtocolInfo({ ...decodeProtocolInfo(structure), dwProviderReserved: 0 });
}

export const SHARED_USE = [
  faulty({
    id: 'entries-of-duplicates-mixed-up',
    title:
      'What WSPDuplicateSocket wrote is kept by catalog entry: the next one of the same entry is taken for it.',
    breaks: ['SHR-1', 'SHR-2', 'SHR-3'],
    shape: '',
    overrides: {
      wrap: remembering(() => new Map<number, string>(), {
        WSPSocket: (call) => {
          const { args, memory, proceed } = call;
          if (!isForFurther(call)) {
            memory.clear();
            return proceed();
          }
          const { dwCatalogEntryId } = givenEntry(call);
          const lpProtocolInfo = memory.get(dwCatalogEntryId) ?? textOf(args, 'lpProtocolInfo');
          memory.set(dwCatalogEntryId, lpProtocolInfo);
          return proceed({ args: { ...args, lpProtocolInfo } });
        },
      }),
    },
  }),
  faulty({
    id: 'further-descriptor-refuses-undefined-bits',
    title: 'Bits of dwFlags that have no meaning are refused for a further descriptor.',
    breaks: ['SHR-2'],
    shape: '',
    overrides: {
      behaviour: {
        refusalOfShared: (_, { dwFlags }) => ((dwFlags & ~ALL_FLAGS) === 0 ? null : 'WSAEINVAL'),
      },
    },
  }),
  faulty({
    id: 'further-descriptor-refuses-a-lone-leaf',
    title: 'A role in the data plane alone is refused for a further descriptor.',
    breaks: ['SHR-2'],
    shape: '',
    overrides: {
      behaviour: {
        refusalOfShared: (_, { dwFlags }) => ((dwFlags & ROLES) === D_LEAF ? 'WSAEINVAL' : null),
      },
    },
  }),
  faulty({
    id: 'second-further-descriptor-checks-g',
    title: 'The first further descriptor of a socket ignores g; for the second one it is checked.',
    breaks: ['SHR-1'],
    shape: '',
    overrides: {
      behaviour: {
        refusalOfShared: ({ descriptors }, { g }) => (g > 2 && descriptors.size > 1 ? 'WSAEINVAL' : null),
      },
    },
  }),
  faulty({
    id: 'peer-told-the-end-at-the-first-close',
    title: 'The peer is told the end of the connection when the first of several descriptors is closed.',
    breaks: ['SHR-4'],
    shape: '',
    overrides: {
      wrap: beforeClosing(({ link, descriptors }) => {
        if (link.kind !== 'connected' || descriptors.size === 1) return;
        link.peer.inbox.ended = true;
        link.peer.waiting.stir();
      }),
    },
  }),
  faulty({
    id: 'closing-one-ends-requests-of-all',
    title:
      'When a descriptor is closed, requests that were made through the socket’s other ones are ended too.',
    breaks: ['SHR-4'],
    shape: '',
    overrides: {
      wrap: beforeClosing(({ descriptors, waiting }) => {
        for (const each of descriptors) waiting.abortOf(each, ERROR_CODES.WSA_OPERATION_ABORTED);
      }),
    },
  }),
  faulty({
    id: 'other-process-cannot-receive',
    title: 'A further descriptor in another process can send; what it receives with is refused.',
    breaks: ['SHR-3'],
    shape: '',
    overrides: {
      wrap: around(
        forEach<null>(['WSPRecv', 'WSPRecvFrom'], (call) => {
          const endpoint = descriptorOf(call)?.endpoint;
          return endpoint?.link.kind === 'connected' && isThroughFurther(call) && isElsewhere(call, endpoint)
            ? failure('WSAENOTCONN')
            : call.proceed();
        }),
      ),
    },
  }),
  faulty({
    id: 'bind-through-a-further-descriptor-stays-there',
    title: 'A socket that was bound through a further descriptor tells no address on its first one.',
    breaks: ['SHR-3'],
    shape: '',
    overrides: {
      wrap: remembering(() => new Set<Endpoint>(), {
        WSPBind: async (call) => {
          const endpoint = descriptorOf(call)?.endpoint;
          const bound = await call.proceed();
          if (endpoint !== undefined && bound.result === 0 && isThroughFurther(call))
            call.memory.add(endpoint);
          return bound;
        },
        WSPGetSockName: (call) => {
          const endpoint = descriptorOf(call)?.endpoint;
          return endpoint !== undefined && call.memory.has(endpoint) && !isThroughFurther(call)
            ? failure('WSAEINVAL')
            : call.proceed();
        },
      }),
    },
  }),
  faulty({
    id: 'connect-not-seen-by-earlier-descriptors',
    title: 'A further descriptor that was made before the connect stays unconnected.',
    breaks: ['SHR-3'],
    shape: '',
    overrides: {
      wrap: remembering(() => new Set<unknown>(), {
        WSPSocket: async (call) => {
          const made = await call.proceed();
          const endpoint = isForFurther(call) ? endpointOf(call.process, made) : undefined;
          if (endpoint?.link.kind === 'none') call.memory.add(made.result);
          return made;
        },
        WSPGetPeerName: (call) => (call.memory.has(call.args['s']) ? failure('WSAENOTCONN') : call.proceed()),
        ...forEach<Set<unknown>>(['WSPSend', 'WSPRecv'], (call) =>
          call.memory.has(call.args['s']) ? failure('WSAENOTCONN') : call.proceed(),
        ),
      }),
    },
  }),
  faulty({
    id: 'further-descriptor-cannot-accept',
    title: 'A further descriptor of a socket that listens is refused WSPAccept.',
    breaks: ['SHR-3'],
    shape: '',
    overrides: { wrap: around({ WSPAccept: refusedThroughFurther(refusal('WSAEINVAL')) }) },
  }),
  faulty({
    id: 'further-descriptor-has-no-role',
    title: 'The roles are kept beside the first descriptor, so that a further one is refused WSPJoinLeaf.',
    breaks: ['SHR-2'],
    shape: '',
    overrides: { wrap: around({ WSPJoinLeaf: refusedThroughFurther(refusal('WSAEINVAL')) }) },
  }),
  faulty({
    id: 'further-descriptor-is-a-c-leaf',
    title:
      'The dwFlags of the call make the further descriptor of a c_root one of no root: WSPJoinLeaf gives it back.',
    breaks: ['SHR-2'],
    shape: '',
    overrides: {
      wrap: around({
        WSPJoinLeaf: (call) =>
          isThroughFurther(call) ? { result: call.args['s'] ?? null, errno: null, out: {} } : call.proceed(),
      }),
    },
  }),
  faulty({
    id: 'shutdown-holds-for-one-descriptor',
    title: 'WSPShutdown through one descriptor leaves the others sending.',
    breaks: ['SHR-3'],
    shape: '',
    overrides: {
      wrap: remembering(() => new Map<Endpoint, unknown>(), {
        WSPShutdown: (call) => {
          const endpoint = descriptorOf(call)?.endpoint;
          if (endpoint !== undefined && endpoint.descriptors.size > 1) {
            call.memory.set(endpoint, call.args['s']);
            return { result: 0, errno: null, out: {} };
          }
          return call.proceed();
        },
        WSPSend: (call) => {
          const endpoint = descriptorOf(call)?.endpoint;
          return endpoint !== undefined && call.memory.get(endpoint) === call.args['s']
            ? failure('WSAESHUTDOWN')
            : call.proceed();
        },
      }),
    },
  }),
  faulty({
    id: 'own-number-for-a-further-descriptor-when-the-upcall-fails',
    title:
      'Where WPUCreateSocketHandle fails for a further descriptor, a number of the provider’s own is returned.',
    breaks: ['DESC-6'],
    shape: '',
    overrides: {
      wrap: around({
        WSPSocket: (call) => {
          if (!isForFurther(call)) return call.proceed();
          return call.proceed({ context: inventing(call) });
        },
      }),
    },
  }),
  faulty({
    id: 'own-number-for-a-new-group-when-the-upcall-fails',
    title:
      'Where WPUCreateSocketHandle fails for a socket with a g, a number of the provider’s own is returned.',
    breaks: ['DESC-6'],
    shape: '',
    overrides: {
      wrap: around({
        WSPSocket: (call) => {
          if (numberOf(call.args, 'g') === 0) return call.proceed();
          return call.proceed({ context: inventing(call) });
        },
      }),
    },
  }),
  faulty({
    id: 'no-entry-named-for-descriptors-of-other-processes',
    title:
      'For a further descriptor in another process WPUCreateSocketHandle is called with dwCatalogEntryId 0.',
    breaks: ['DESC-5'],
    shape: '',
    overrides: {
      wrap: around({
        WSPSocket: (call) => {
          const isHere = call.process.openDescriptors.length > 0;
          if (!isForFurther(call) || isHere) return call.proceed();
          const nameless = withUpcalls(call.context, ({ name, args, make }) =>
            name === 'WPUCreateSocketHandle' ? make({ ...args, dwCatalogEntryId: 0 }) : make(),
          );
          return call.proceed({ context: nameless });
        },
      }),
    },
  }),
  faulty({
    id: 'second-entry-ends-the-first',
    title:
      'A socket remembers one entry of WSPDuplicateSocket: a second one makes an unused first one worthless.',
    breaks: ['SHR-3'],
    shape: '',
    overrides: {
      wrap: around({
        WSPDuplicateSocket: (call) => {
          const endpoint = descriptorOf(call)?.endpoint;
          if (endpoint !== undefined) call.process.network.duplicates.withdraw(endpoint);
          return call.proceed();
        },
      }),
    },
  }),
  faulty({
    id: 'further-descriptor-shares-nothing',
    title:
      'WSPDuplicateSocket on a further descriptor forgets the mark, so that a new socket is made of its entry.',
    breaks: ['SHR-3'],
    shape: '',
    overrides: {
      wrap: remembering(() => new Set<unknown>(), {
        WSPSocket: async (call) => {
          const made = await call.proceed();
          if (isForFurther(call)) call.memory.add(made.result);
          return made;
        },
        WSPDuplicateSocket: async (call) => {
          const answer = await call.proceed();
          const { lpProtocolInfo } = answer.out;
          if (typeof lpProtocolInfo !== 'string' || !call.memory.has(call.args['s'])) return answer;
          return { ...answer, out: { lpProtocolInfo: withoutMark(lpProtocolInfo) } };
        },
      }),
      describe: SHORT_DEADLINE,
    },
  }),
  faulty({
    id: 'further-descriptor-tells-the-first-entry',
    title: 'SO_PROTOCOL_INFO on a further descriptor tells the first entry of the catalog.',
    breaks: ['SHR-3'],
    shape: '',
    overrides: {
      wrap: around({
        WSPGetSockOpt: async (call) => {
          const answer = await call.proceed();
          const [first] = call.process.parts.entries;
          if (!isThroughFurther(call) || call.args['optname'] !== SOCKET_OPTIONS.SO_PROTOCOL_INFOW)
            return answer;
          return first === undefined ? answer : { ...answer, out: { optval: encodeProtocolInfo(first) } };
        },
      }),
    },
  }),
  faulty({
    id: 'listening-ends-with-the-first-descriptor',
    title: 'A shared socket that listens stops doing so when its first descriptor is closed.',
    breaks: ['SHR-4'],
    shape: '',
    overrides: {
      wrap: around({
        WSPCloseSocket: async (call) => {
          const endpoint = descriptorOf(call)?.endpoint;
          const isFirst = endpoint !== undefined && endpoint.descriptors.size > 1 && !isThroughFurther(call);
          const closed = await call.proceed();
          if (isFirst && endpoint.link.kind === 'listening') endpoint.link = { kind: 'none' };
          return closed;
        },
      }),
    },
  }),
];
