import { setTimeout as sleep } from 'node:timers/promises';
import { isConnectionOriented } from '../../reference/catalog/characteristics';
import { ERROR_CODES } from '../../contract/constants/constants';
import type { Json } from '../../contract/json';
import { buffersOf } from '../../reference/read-arguments';
import type { Endpoint } from '../../reference/socket/endpoint';
import type { ReferenceBehaviour } from '../../reference/reference';
import { around, remembering } from '../changes/around';
import { SHORT_DEADLINE } from '../changes/deadline';
import { endpointOf } from '../changes/new-socket';
import { descriptorOf, failure } from '../changes/transfer';
import { faulty, type DescribedFault, type FaultyVariant } from '../variant';

/** Sends that are longer than this show what short ones do not. */
const LONG = 4096;
const LONG_MESSAGE = 64;
/** What a peer has room for, in bytes. */
const ROOM = 65_536;
/** Less than the tester leaves a sender waiting (a tenth of the deadline for a call), in milliseconds. */
const PATIENCE_MS = 60;
/** How often a break is told. */
const TOLD_AT_MOST = 3;

/** A provider whose connections change what they carry. */
function carrying(
  described: DescribedFault,
  transmit: (data: Buffer) => readonly Buffer[],
  type: number,
): FaultyVariant {
  const change: ReferenceBehaviour['transmit'] = ({ entry }, data) =>
    isConnectionOriented(entry) && entry.iSocketType === type ? transmit(data) : [data];
  return faulty({
    ...described,
    shape: '',
    overrides: { behaviour: { transmit: change }, describe: SHORT_DEADLINE },
  });
}

const STREAM = 1;
const PACKETS = 5;

/** Connections, and the data on them. */
export const CONNECTIONS = [
  faulty({
    id: 'slow-reader-breaks-the-connection',
    title:
      'A send that waits a moment for room at the peer fails with WSAETIMEDOUT, and the connection is broken.',
    breaks: ['DATA-4'],
    shape: '',
    overrides: {
      wrap: around({
        WSPSend: async (call) => {
          const endpoint = descriptorOf(call)?.endpoint;
          if (endpoint?.entry.iSocketType !== STREAM) return call.proceed();
          const tooLate = sleep(PATIENCE_MS, null);
          const answer = await Promise.race([call.proceed(), tooLate]);
          if (answer !== null) return answer;
          endpoint.link = { kind: 'broken', errno: ERROR_CODES.WSAETIMEDOUT };
          return failure('WSAETIMEDOUT');
        },
      }),
    },
  }),
  faulty({
    id: 'data-before-the-connection',
    title: 'A socket that is not connected takes data to send, and waits for data to receive.',
    breaks: ['DATA-1'],
    shape: '',
    overrides: { behaviour: { refusalBeforeConnect: () => null }, describe: SHORT_DEADLINE },
  }),
  faulty({
    id: 'wsaewouldblock-before-the-connection',
    title: 'A socket that is not connected answers like one on which nothing has arrived yet.',
    breaks: ['DATA-1'],
    shape: '',
    overrides: { behaviour: { refusalBeforeConnect: () => 'WSAEWOULDBLOCK' } },
  }),
  faulty({
    id: 'connected-socket-knows-no-peer',
    title: 'WSPConnect succeeds, and WSPGetPeerName goes on to say WSAENOTCONN.',
    breaks: ['DATA-2'],
    shape: '',
    overrides: { wrap: around({ WSPGetPeerName: () => failure('WSAENOTCONN') }) },
  }),
  faulty({
    id: 'overlapped-sockets-cannot-connect',
    title: 'WSPConnect is refused on sockets with the overlapped attribute.',
    breaks: ['DATA-2'],
    shape: '',
    overrides: {
      wrap: around({
        WSPConnect: (call) =>
          descriptorOf(call)?.endpoint.attributes.overlapped === true
            ? failure('WSAEOPNOTSUPP')
            : call.proceed(),
      }),
      describe: SHORT_DEADLINE,
    },
  }),
  faulty({
    id: 'accepted-socket-never-has-room',
    title: 'A non-blocking accepted socket is never ready to send: WSPSend always says WSAEWOULDBLOCK.',
    breaks: ['DATA-3', 'DATA-4', 'DATA-7'],
    shape: '',
    overrides: {
      wrap: remembering(() => new Set<unknown>(), {
        WSPAccept: async ({ memory, proceed }) => {
          const accepted = await proceed();
          memory.add(accepted.result);
          return accepted;
        },
        WSPSend: (call) =>
          call.memory.has(call.args['s']) && descriptorOf(call)?.endpoint.nonBlocking === true
            ? failure('WSAEWOULDBLOCK')
            : call.proceed(),
      }),
      describe: SHORT_DEADLINE,
    },
  }),
  carrying(
    {
      id: 'long-sends-are-lost',
      title: 'A send of more than one page is counted as sent, and dropped.',
      breaks: ['DATA-3', 'DATA-4'],
    },
    (data) => (data.length > LONG ? [] : [data]),
    STREAM,
  ),
  carrying(
    {
      id: 'long-sends-are-doubled',
      title: 'A send of more than one page is repeated, although the first try has arrived.',
      breaks: ['DATA-4'],
    },
    (data) => (data.length > LONG ? [data, data] : [data]),
    STREAM,
  ),
  carrying(
    {
      id: 'long-sends-are-reordered',
      title: 'A send of more than one page is cut in two, and the second part overtakes the first.',
      breaks: ['DATA-5'],
    },
    (data) => (data.length > LONG ? [data.subarray(LONG), data.subarray(0, LONG)] : [data]),
    STREAM,
  ),
  carrying(
    {
      id: 'long-sends-are-damaged',
      title: 'The first byte of the second page of a send is lost, and a zero stands in its place.',
      breaks: ['DATA-4', 'DATA-5'],
    },
    (data) =>
      data.length > LONG
        ? [Buffer.concat([data.subarray(0, LONG), Buffer.alloc(1), data.subarray(LONG + 1)])]
        : [data],
    STREAM,
  ),
  carrying(
    {
      id: 'long-messages-are-split',
      title: 'A message that does not fit one frame arrives as two.',
      breaks: ['DATA-6', 'FLAG-3'],
    },
    (data) =>
      data.length >= LONG_MESSAGE
        ? [data.subarray(0, LONG_MESSAGE - 1), data.subarray(LONG_MESSAGE - 1)]
        : [data],
    PACKETS,
  ),
  faulty({
    id: 'broken-connection-as-wsaeconnreset',
    title: 'A connection whose data cannot be delivered is reported as reset by the peer.',
    breaks: ['DATA-7'],
    shape: '',
    overrides: { behaviour: { codeOfBrokenConnection: () => 'WSAECONNRESET' } },
  }),
  faulty({
    id: 'cut-connection-never-breaks',
    title: 'Data that cannot be delivered is dropped, and the connection goes on as if it had arrived.',
    breaks: ['DATA-7'],
    shape: '',
    overrides: { behaviour: { codeOfBrokenConnection: () => null } },
  }),
  faulty({
    id: 'broken-connection-told-once',
    title: 'WSAETIMEDOUT is told by the first call that fails, and later ones say WSAENOTCONN.',
    breaks: ['DATA-7'],
    shape: '',
    overrides: {
      wrap: remembering(() => new Set<unknown>(), {
        WSPRecv: async ({ args, memory, proceed }) => {
          const answer = await proceed();
          if (answer.errno !== 10060) return answer;
          const again = memory.has(args['s']);
          memory.add(args['s']);
          return again ? failure('WSAENOTCONN') : answer;
        },
        WSPSend: async ({ args, memory, proceed }) => {
          const answer = await proceed();
          return answer.errno === 10060 && memory.has(args['s']) ? failure('WSAENOTCONN') : answer;
        },
      }),
    },
  }),
  faulty({
    id: 'broken-connection-told-three-times',
    title: 'The break is counted down with each call that it is told to; then the socket is unconnected.',
    breaks: ['DATA-7'],
    shape: '',
    overrides: {
      wrap: remembering(() => new Map<unknown, number>(), {
        WSPRecv: async ({ args, memory, proceed }) => {
          const answer = await proceed();
          if (answer.errno !== ERROR_CODES.WSAETIMEDOUT) return answer;
          const told = memory.get(args['s']) ?? 0;
          memory.set(args['s'], told + 1);
          return told < TOLD_AT_MOST ? answer : failure('WSAENOTCONN');
        },
      }),
    },
  }),
  faulty({
    id: 'long-send-repeats-its-last-byte',
    title: 'A send that had to wait for room sends its last byte once more, when it goes on.',
    breaks: ['DATA-4'],
    shape: '',
    overrides: {
      wrap: around({
        WSPSend: async (call) => {
          const made = await call.proceed();
          const given = call.args['lpBuffers'];
          const sent = Array.isArray(given) ? given.join('') : '';
          const isStream = descriptorOf(call)?.endpoint.entry.iSocketType === STREAM;
          if (made.result === 0 && isStream && sent.length / 2 > ROOM)
            await call.proceed({ args: { ...call.args, lpBuffers: [sent.slice(-2)] } });
          return made;
        },
      }),
    },
  }),
  faulty({
    id: 'broken-connection-reads-as-ended',
    title: 'A receive on a broken connection says that the peer has closed it, once the break was told.',
    breaks: ['DATA-7'],
    shape: '',
    overrides: {
      wrap: remembering(() => new Set<unknown>(), {
        WSPRecv: async ({ args, memory, proceed }) => {
          const answer = await proceed();
          if (answer.errno !== 10060) return answer;
          const again = memory.has(args['s']);
          memory.add(args['s']);
          const out = { lpNumberOfBytesRecvd: 0, lpBuffers: [''], lpFlags: 0 };
          return again ? { result: 0, errno: null, out } : answer;
        },
      }),
    },
  }),
  faulty({
    id: 'data-goes-to-the-latest-connection',
    title: 'What arrives is put to the connection of the entry that was made last, not to its own.',
    breaks: ['DATA-4', 'DATA-5'],
    shape: '',
    overrides: {
      wrap: remembering(() => ({ latest: new Map<unknown, Json>(), connected: new Set<unknown>() }), {
        WSPConnect: async (call) => {
          const answer = await call.proceed();
          const { s = null } = call.args;
          const entry = descriptorOf(call)?.endpoint.entry;
          if (answer.result === 0 && entry !== undefined && isConnectionOriented(entry)) {
            call.memory.latest.set(entry, s);
            call.memory.connected.add(s);
          }
          return answer;
        },
        WSPSend: (call) => {
          const { latest, connected } = call.memory;
          const s = latest.get(descriptorOf(call)?.endpoint.entry);
          const isMixedUp = s !== undefined && connected.has(call.args['s']);
          return call.proceed(isMixedUp ? { args: { ...call.args, s } } : {});
        },
      }),
      describe: SHORT_DEADLINE,
    },
  }),
  carrying(
    {
      id: 'longest-messages-are-cut-in-two',
      title: 'A message that is longer than a buffer of the provider arrives as two.',
      breaks: ['DATA-6'],
    },
    (data) => (data.length > LONG ? [data.subarray(0, LONG), data.subarray(LONG)] : [data]),
    PACKETS,
  ),
  faulty({
    id: 'message-divided-for-want-of-room',
    title: 'A message for which the peer has little room left goes in two parts.',
    breaks: ['DATA-6'],
    shape: '',
    overrides: {
      behaviour: {
        transmit: ({ entry, link }, data) => {
          const isFull = link.kind === 'connected' && link.peer.inbox.room < 2 * LONG;
          return isFull && entry.iSocketType === PACKETS && data.length > 1
            ? [data.subarray(0, 1), data.subarray(1)]
            : [data];
        },
      },
    },
  }),
  faulty({
    id: 'data-before-acceptance-is-lost',
    title: 'What a client sends before its connection is accepted is taken, and thrown away by WSPAccept.',
    breaks: ['DATA-4'],
    shape: '',
    overrides: {
      wrap: around({
        WSPAccept: async ({ process, proceed }) => {
          const accepted = await proceed();
          endpointOf(process, accepted)?.inbox.retain(() => false);
          return accepted;
        },
      }),
      describe: SHORT_DEADLINE,
    },
  }),
  faulty({
    id: 'accepted-sockets-told-by-their-port',
    title:
      'What arrives is put to the first socket at the port: of two connections of one listener one gets all.',
    breaks: ['DATA-4'],
    shape: '',
    overrides: {
      wrap: around({
        WSPSend: (call) => {
          const sender = descriptorOf(call)?.endpoint;
          if (sender?.link.kind !== 'connected') return call.proceed();
          const { peer } = sender.link;
          const isAtPort = ({ link, local, space }: Endpoint): boolean =>
            link.kind === 'connected' && space === peer.space && local?.port === peer.local?.port;
          const first = call.process.openDescriptors.find(({ endpoint }) => isAtPort(endpoint))?.endpoint;
          if (first === undefined || first === peer || first === sender) return call.proceed();
          const data = Buffer.from(buffersOf(call.args, 'lpBuffers').join(''), 'hex');
          first.inbox.put({ data, from: null });
          first.waiting.stir();
          return { result: 0, errno: null, out: { lpNumberOfBytesSent: data.length } };
        },
      }),
      describe: SHORT_DEADLINE,
    },
  }),
];
