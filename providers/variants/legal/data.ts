import { setTimeout as sleep } from 'node:timers/promises';
import { isConnectionOriented } from '../../reference/catalog/characteristics';
import type { ReferenceOptions } from '../../reference/reference';
import { buffersOf } from '../../reference/read-arguments';
import type { Endpoint } from '../../reference/socket/endpoint';
import { around, remembering } from '../changes/around';
import { SHORT_DEADLINE } from '../changes/deadline';
import { descriptorOf, failure, forEach } from '../changes/transfer';
import { legal } from '../variant';

/** Less than the pieces that the tester sends at first, in bytes. */
const LITTLE_ROOM = 3_000;
const STREAM = 1;
const DATAGRAM = 2;
const SESSIONS = 4;
const SMALL_PIECE = 3;
const SHORT_MESSAGE = 4;
const FEW_BYTES = 8;
const LOOK_AGAIN_MS = 5;

/** How many datagrams a socket has sent. */
const sentBy = new WeakMap<Endpoint, number>();

/** On the way every second message of each socket is lost, where the entry has that type. */
function losesEverySecond(
  type: number,
  lost: 'the first' | 'the second',
): NonNullable<ReferenceOptions['behaviour']> {
  return {
    transmit: (sender, data) => {
      if (sender.entry.iSocketType !== type) return [data];
      const before = sentBy.get(sender) ?? 0;
      sentBy.set(sender, before + 1);
      return (before % 2 === 0) === (lost === 'the first') ? [] : [data];
    },
  };
}

/** What a provider may do about connections and datagrams. */
export const DATA = [
  legal({
    id: 'wsaeinval-before-the-connection',
    title: 'Sending and receiving before WSPConnect is refused with WSAEINVAL; the page names no code.',
    shape: '',
    overrides: { behaviour: { refusalBeforeConnect: () => 'WSAEINVAL' } },
  }),
  legal({
    id: 'stream-in-small-pieces',
    title: 'A byte stream arrives in pieces of a few bytes.',
    shape: '',
    overrides: {
      behaviour: {
        transmit: ({ entry }, data) => {
          if (entry.iSocketType !== STREAM || data.length < SMALL_PIECE) return [data];
          return [data.subarray(0, SMALL_PIECE), data.subarray(SMALL_PIECE)];
        },
      },
    },
  }),
  legal({
    id: 'connect-waits-for-accept',
    title:
      'WSPConnect on a blocking socket calls the blocking hook, and returns when the connection has been accepted.',
    shape: '',
    overrides: {
      wrap: around({
        WSPConnect: async (call) => {
          const { context, process } = call;
          const answer = await call.proceed();
          const endpoint = descriptorOf(call)?.endpoint;
          const isStream = endpoint !== undefined && isConnectionOriented(endpoint.entry);
          if (answer.result !== 0 || !isStream) return answer;
          const { dwCatalogEntryId } = endpoint.entry;
          const { out } = await context.upcall('WPUQueryBlockingCallback', { dwCatalogEntryId });
          const hook = { lpfnCallback: out['lplpfnCallback'] ?? null, dwContext: out['lpdwContext'] ?? null };
          while (
            process.startups > 0 &&
            endpoint.link.kind === 'connected' &&
            endpoint.link.peer.descriptors.size === 0
          ) {
            process.threads.enterHook(context.thread);
            if (hook.lpfnCallback !== null) await context.upcall('blocking-hook', hook);
            process.threads.leaveHook(context.thread);
            await sleep(LOOK_AGAIN_MS);
          }
          return answer;
        },
      }),
    },
  }),
  legal({
    id: 'sends-take-eight-bytes',
    title: 'A send on a stream that does not block takes at most eight bytes.',
    shape: '',
    overrides: {
      wrap: around({
        WSPSend: (call) => {
          const endpoint = descriptorOf(call)?.endpoint;
          const data = buffersOf(call.args, 'lpBuffers').join('');
          const isPlain = call.args['lpOverlapped'] === null && endpoint?.nonBlocking === true;
          return isPlain && endpoint.entry.iSocketType === STREAM && data !== ''
            ? call.proceed({ args: { ...call.args, lpBuffers: [data.slice(0, 2 * FEW_BYTES)] } })
            : call.proceed();
        },
      }),
      // each call moves little, and what is sent in bulk would take a minute
      describe: (opened) => ({ ...opened, ixit: { ...opened.ixit, bulkBytes: LITTLE_ROOM } }),
    },
  }),
  legal({
    id: 'short-messages',
    title: 'A message has at most four bytes, and the entries say so.',
    shape: '',
    overrides: {
      entry: (entry) => (entry.iSocketType === STREAM ? entry : { ...entry, dwMessageSize: SHORT_MESSAGE }),
      wrap: around(
        forEach(['WSPSend', 'WSPSendTo'], (call) => {
          const isStream = descriptorOf(call)?.endpoint.entry.iSocketType === STREAM;
          const length = buffersOf(call.args, 'lpBuffers').join('').length / 2;
          return isStream || length <= SHORT_MESSAGE ? call.proceed() : failure('WSAEMSGSIZE');
        }),
      ),
    },
  }),
  legal({
    id: 'loses-every-other-datagram',
    title: 'Of the datagrams of a socket every second one is lost, beginning with the second.',
    shape: '',
    overrides: {
      behaviour: losesEverySecond(DATAGRAM, 'the second'),
      describe: SHORT_DEADLINE,
    },
  }),
  legal({
    id: 'connected-datagram-sockets-get-nothing',
    title: 'What WSPRecv without overlapped parameters would get on a datagram socket is lost.',
    shape: '',
    overrides: {
      wrap: around({
        WSPRecv: async (call) => {
          const isDatagram = descriptorOf(call)?.endpoint.entry.iSocketType === DATAGRAM;
          let answer = await call.proceed();
          while (isDatagram && call.args['lpOverlapped'] === null && answer.result === 0)
            answer = await call.proceed();
          return answer;
        },
      }),
      describe: SHORT_DEADLINE,
    },
  }),
  legal({
    id: 'doubles-datagrams',
    title: 'Every datagram arrives twice: only connections are reliable.',
    shape: '',
    overrides: {
      behaviour: {
        transmit: ({ entry }, data) => (entry.iSocketType === DATAGRAM ? [data, data] : [data]),
      },
    },
  }),
  legal({
    id: 'break-shows-as-wsaenetreset',
    title:
      'The call in which a broken connection shows fails with WSAENETRESET, every later one with WSAETIMEDOUT.',
    shape: '',
    overrides: {
      wrap: remembering(() => new Set<unknown>(), {
        WSPRecv: async ({ args, memory, proceed }) => {
          const answer = await proceed();
          if (answer.errno !== 10060 || memory.has(args['s'])) return answer;
          memory.add(args['s']);
          return failure('WSAENETRESET');
        },
      }),
    },
  }),
  legal({
    id: 'refuses-wspduplicatesocket',
    title: 'There are no shared sockets: WSPDuplicateSocket is refused.',
    shape: 'no-shared-sockets',
    overrides: {},
  }),
  legal({
    id: 'shared-sockets-in-one-process',
    title: 'There is one process of the provider only, and shared sockets within it.',
    shape: 'ifs,one-process',
    overrides: {},
  }),
  legal({
    id: 'loses-messages-of-sessions',
    title: 'Every second message that a member of a multipoint session sends is lost on the way.',
    shape: '',
    overrides: {
      behaviour: losesEverySecond(SESSIONS, 'the first'),
      describe: SHORT_DEADLINE,
    },
  }),
  legal({
    id: 'stream-takes-all-or-nothing',
    title:
      'A byte stream with little room takes what one call sends as a whole, or says that it would block.',
    shape: '',
    overrides: {
      wrap: around({
        WSPSend: (call) => {
          const endpoint = descriptorOf(call)?.endpoint;
          const link = endpoint?.link;
          if (link?.kind !== 'connected' || endpoint?.entry.iSocketType !== STREAM) return call.proceed();
          link.peer.inbox.capacity = LITTLE_ROOM;
          const length = buffersOf(call.args, 'lpBuffers').join('').length / 2;
          const isLong = endpoint.nonBlocking && call.args['lpOverlapped'] === null;
          return isLong && length > link.peer.inbox.room ? failure('WSAEWOULDBLOCK') : call.proceed();
        },
      }),
    },
  }),
  legal({
    id: 'no-wspsendto-once-connected',
    title: 'WSPSendTo on a connectionless socket that is connected is refused with WSAEISCONN.',
    shape: '',
    overrides: {
      wrap: around({
        WSPSendTo: (call) =>
          descriptorOf(call)?.endpoint.link.kind === 'default-peer' ? failure('WSAEISCONN') : call.proceed(),
      }),
    },
  }),
  legal({
    id: 'connecting-drops-what-has-arrived',
    title: 'What a connectionless socket has received and nobody has read is gone when it is connected.',
    shape: '',
    overrides: {
      wrap: around({
        WSPConnect: async (call) => {
          const answer = await call.proceed();
          const endpoint = descriptorOf(call)?.endpoint;
          if (endpoint?.link.kind === 'default-peer') endpoint.inbox.retain(() => false);
          return answer;
        },
      }),
    },
  }),
  legal({
    id: 'datagram-socket-connects-once',
    title: 'A connectionless socket that is connected cannot be connected to another peer.',
    shape: '',
    overrides: {
      wrap: around({
        WSPConnect: (call) =>
          descriptorOf(call)?.endpoint.link.kind === 'default-peer' ? failure('WSAEISCONN') : call.proceed(),
      }),
    },
  }),
  legal({
    id: 'refused-connection-reads-as-ended',
    title: 'A receive on a socket to which a connection was refused brings no bytes, as at the end of one.',
    shape: '',
    overrides: {
      wrap: remembering(() => new Set<unknown>(), {
        WSPConnect: async ({ args, memory, proceed }) => {
          const answer = await proceed();
          if (answer.result !== 0) memory.add(args['s']);
          return answer;
        },
        WSPRecv: (call) => {
          const out = { lpNumberOfBytesRecvd: 0, lpBuffers: [''], lpFlags: 0 };
          const isRefused = call.memory.has(call.args['s']);
          return isRefused && descriptorOf(call)?.endpoint.link.kind === 'none'
            ? { result: 0, errno: null, out }
            : call.proceed();
        },
      }),
    },
  }),
  legal({
    id: 'wsprecvfrom-is-for-datagrams',
    title: 'WSPRecvFrom is refused on connections.',
    shape: '',
    overrides: {
      wrap: around({
        WSPRecvFrom: (call) => {
          const entry = descriptorOf(call)?.endpoint.entry;
          return entry !== undefined && isConnectionOriented(entry)
            ? failure('WSAEOPNOTSUPP')
            : call.proceed();
        },
      }),
    },
  }),
  legal({
    id: 'every-second-datagram-is-lost',
    title: 'Of the datagrams of a socket every second one is lost, beginning with the first.',
    shape: '',
    overrides: { behaviour: losesEverySecond(DATAGRAM, 'the first'), describe: SHORT_DEADLINE },
  }),
];
