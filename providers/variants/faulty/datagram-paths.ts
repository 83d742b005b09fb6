import { sameAddress } from '../../reference/catalog/address';
import { isConnectionOriented } from '../../reference/catalog/characteristics';
import { readSockaddr } from '../../reference/catalog/sockaddr';
import { sendMessage } from '../../reference/operations/send-message';
import { buffersOf, lengthsOf, textOf } from '../../reference/read-arguments';
import type { ReferenceProcess } from '../../reference/reference';
import type { Endpoint } from '../../reference/socket/endpoint';
import { around, remembering } from '../changes/around';
import { SHORT_DEADLINE } from '../changes/deadline';
import { descriptorOf, failure } from '../changes/transfer';
import { faulty, type DescribedFault, type FaultyVariant } from '../variant';

const SMALL_BUFFER = 32;
const SECTOR = 512;
const ETHERNET_FRAME = 1472;

/** The process in which a socket was bound. */
const homes = new WeakMap<Endpoint, ReferenceProcess>();

/** A provider that cuts datagrams. */
function cutting(described: DescribedFault, length: number): FaultyVariant {
  return faulty({
    ...described,
    shape: '',
    overrides: {
      behaviour: {
        transmit: ({ entry }, data) => [isConnectionOriented(entry) ? data : data.subarray(0, length)],
      },
    },
  });
}

/** Where datagrams go, from whom they come, and what is left of them. */
export const DATAGRAM_PATHS = [
  cutting(
    {
      id: 'datagrams-cut-at-a-small-buffer',
      title: 'A datagram of more than 32 bytes is cut.',
      breaks: ['DGRAM-1', 'DGRAM-2'],
    },
    SMALL_BUFFER,
  ),
  cutting(
    {
      id: 'datagrams-cut-at-a-frame',
      title: 'A datagram that does not fit one frame of the network is cut.',
      breaks: ['DGRAM-1', 'DGRAM-2'],
    },
    ETHERNET_FRAME,
  ),
  faulty({
    id: 'second-destination-refused',
    title: 'WSPSendTo to another address than the first one is refused.',
    breaks: ['DGRAM-1', 'DGRAM-2'],
    shape: '',
    overrides: {
      wrap: remembering(() => new Map<unknown, unknown>(), {
        WSPSendTo: (call) => {
          const { s, lpTo } = call.args;
          const first = call.memory.get(s) ?? lpTo;
          call.memory.set(s, first);
          return first === lpTo ? call.proceed() : failure('WSAEADDRNOTAVAIL');
        },
      }),
    },
  }),
  faulty({
    id: 'destination-of-the-first-send',
    title: 'WSPSendTo goes to the address that the socket has first sent to.',
    breaks: ['DGRAM-1', 'DGRAM-2'],
    shape: '',
    overrides: {
      wrap: remembering(() => new Map<unknown, string>(), {
        WSPSendTo: (call) => {
          const first = call.memory.get(call.args['s']) ?? textOf(call.args, 'lpTo');
          call.memory.set(call.args['s'], first);
          return call.proceed({ args: { ...call.args, lpTo: first } });
        },
      }),
      describe: SHORT_DEADLINE,
    },
  }),
  faulty({
    id: 'wspsend-to-the-last-destination',
    title: 'WSPSend on a connected connectionless socket goes to where WSPSendTo went last.',
    breaks: ['DGRAM-2'],
    shape: '',
    overrides: {
      wrap: remembering(() => new Map<unknown, string>(), {
        WSPSendTo: (call) => {
          call.memory.set(call.args['s'], textOf(call.args, 'lpTo'));
          return call.proceed();
        },
        WSPSend: (call) => {
          const endpoint = descriptorOf(call)?.endpoint;
          const last = call.memory.get(call.args['s']);
          if (endpoint?.link.kind !== 'default-peer' || last === undefined) return call.proceed();
          const to = readSockaddr(endpoint.entry.iAddressFamily, last);
          const data = Buffer.from(buffersOf(call.args, 'lpBuffers').join(''), 'hex');
          if (typeof to === 'string') return failure('WSAEFAULT');
          sendMessage(call.process, endpoint, data, to);
          return { result: 0, errno: null, out: { lpNumberOfBytesSent: data.length } };
        },
      }),
      describe: SHORT_DEADLINE,
    },
  }),
  faulty({
    id: 'second-connect-changes-nothing',
    title: 'A second WSPConnect of a connectionless socket succeeds, and the first peer stays.',
    breaks: ['DGRAM-2', 'DGRAM-3'],
    shape: '',
    overrides: {
      wrap: around({
        WSPConnect: (call) =>
          descriptorOf(call)?.endpoint.link.kind === 'default-peer'
            ? { result: 0, errno: null, out: {} }
            : call.proceed(),
      }),
      describe: SHORT_DEADLINE,
    },
  }),
  faulty({
    id: 'sender-of-the-next-datagram',
    title:
      'WSPRecvFrom fetches the sender after the data, and tells the one of the datagram that comes next.',
    breaks: ['DGRAM-1'],
    shape: '',
    overrides: {
      wrap: around({
        WSPRecvFrom: async (call) => {
          const inbox = descriptorOf(call)?.endpoint.inbox;
          const answer = await call.proceed();
          if (answer.result !== 0 || inbox?.isEmpty !== false) return answer;
          const lpBuffers = (call.args['lpBuffers'] ?? null) as readonly number[];
          const next = await call.proceed({ args: { ...call.args, lpBuffers, lpFlags: 2 } });
          const { lpFrom = null } = next.out;
          return { ...answer, out: { ...answer.out, lpFrom } };
        },
      }),
    },
  }),
  faulty({
    id: 'waiting-receive-hears-everybody',
    title: 'What arrives is first offered to a receive that waits, and only then compared with the peer.',
    breaks: ['DGRAM-3'],
    shape: '',
    overrides: {
      behaviour: {
        hearsFrom: ({ link, waiting }, from) =>
          link.kind !== 'default-peer' || sameAddress(link.address, from) || waiting.has('receive'),
      },
    },
  }),
  faulty({
    id: 'peer-told-by-its-port',
    title: 'A connected socket compares the port of the sender with its peer’s, and not the host.',
    breaks: ['DGRAM-3'],
    shape: '',
    overrides: {
      behaviour: {
        hearsFrom: ({ link }, from) => link.kind !== 'default-peer' || link.address.port === from.port,
      },
    },
  }),
  faulty({
    id: 'connected-hears-other-processes',
    title:
      'A connected socket compares the senders of its own process with its peer, and hears those of others.',
    breaks: ['DGRAM-3'],
    shape: '',
    overrides: {
      wrap: around({
        WSPBind: async (call) => {
          const bound = await call.proceed();
          const endpoint = descriptorOf(call)?.endpoint;
          if (endpoint !== undefined) homes.set(endpoint, call.process);
          return bound;
        },
      }),
      behaviour: {
        hearsFrom: (receiver, from) => {
          const { link, space } = receiver;
          if (link.kind !== 'default-peer' || sameAddress(link.address, from)) return true;
          const home = homes.get(receiver);
          const sender = home?.network.ports.find(space, from);
          return sender !== undefined && homes.get(sender) !== home;
        },
      },
    },
  }),
  faulty({
    id: 'longest-datagram-refused',
    title: 'A datagram of just dwMessageSize is refused as too long.',
    breaks: ['DGRAM-1'],
    shape: '',
    overrides: {
      wrap: around({
        WSPSendTo: (call) => {
          const length = buffersOf(call.args, 'lpBuffers').join('').length / 2;
          return length === descriptorOf(call)?.endpoint.entry.dwMessageSize
            ? failure('WSAEMSGSIZE')
            : call.proceed();
        },
      }),
    },
  }),
  faulty({
    id: 'gathered-datagram-has-its-first-buffer',
    title: 'WSPSendTo without overlapped parameters sends the first of several buffers, and counts them all.',
    breaks: ['DGRAM-1'],
    shape: '',
    overrides: {
      wrap: around({
        WSPSendTo: async (call) => {
          const [first = '', ...others] = buffersOf(call.args, 'lpBuffers');
          if (others.length === 0 || call.args['lpOverlapped'] !== null) return call.proceed();
          const sent = await call.proceed({ args: { ...call.args, lpBuffers: [first] } });
          const lpNumberOfBytesSent = (first + others.join('')).length / 2;
          return sent.result === 0 ? { ...sent, out: { ...sent.out, lpNumberOfBytesSent } } : sent;
        },
      }),
    },
  }),
  faulty({
    id: 'datagram-fills-the-first-buffer-only',
    title: 'WSPRecvFrom without overlapped parameters fills the first of several buffers and drops the rest.',
    breaks: ['DGRAM-1'],
    shape: '',
    overrides: {
      wrap: around({
        WSPRecvFrom: (call) => {
          const [first = 0, ...others] = lengthsOf(call.args, 'lpBuffers');
          return others.length > 0 && call.args['lpOverlapped'] === null
            ? call.proceed({ args: { ...call.args, lpBuffers: [first] } })
            : call.proceed();
        },
      }),
      describe: SHORT_DEADLINE,
    },
  }),
  faulty({
    id: 'connected-datagrams-cut-at-512-bytes',
    title: 'WSPSend on a connected connectionless socket has a buffer of 512 bytes, and cuts what is longer.',
    breaks: ['DGRAM-2'],
    shape: '',
    overrides: {
      behaviour: {
        transmit: ({ link }, data) => [link.kind === 'default-peer' ? data.subarray(0, SECTOR) : data],
      },
    },
  }),
];
