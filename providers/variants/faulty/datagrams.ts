import type { Address } from '../../reference/catalog/address';
import { isConnectionOriented } from '../../reference/catalog/characteristics';
import { sameAddress } from '../../reference/catalog/address';
import { readSockaddr } from '../../reference/catalog/sockaddr';
import { sendMessage } from '../../reference/operations/send-message';
import { buffersOf } from '../../reference/read-arguments';
import { around, remembering } from '../changes/around';
import { SHORT_DEADLINE } from '../changes/deadline';
import { descriptorOf, failure } from '../changes/transfer';
import { faulty } from '../variant';

/** Datagrams, and connectionless sockets that are connected to a peer. */
export const DATAGRAMS = [
  faulty({
    id: 'only-connected-sockets-receive',
    title: 'Receiving is refused on a connectionless socket until it is connected; it only sends to anybody.',
    breaks: ['DGRAM-1', 'FLAG-2', 'FLAG-4'],
    shape: '',
    overrides: {
      wrap: around({
        WSPRecvFrom: (call) => {
          const endpoint = descriptorOf(call)?.endpoint;
          const isFree = endpoint?.link.kind === 'none' && !isConnectionOriented(endpoint.entry);
          return isFree ? failure('WSAENOTCONN') : call.proceed();
        },
      }),
    },
  }),
  faulty({
    id: 'sender-s-address-missing',
    title: 'WSPRecvFrom fills the buffers, and leaves the sender’s address out.',
    breaks: ['DGRAM-1'],
    shape: '',
    overrides: {
      wrap: around({
        WSPRecvFrom: async ({ proceed }) => {
          const answer = await proceed();
          return answer.result === 0 ? { ...answer, out: { ...answer.out, lpFrom: null } } : answer;
        },
      }),
    },
  }),
  faulty({
    id: 'sender-s-address-of-the-first-one',
    title: 'WSPRecvFrom remembers the first sender, and tells its address for all that come after it.',
    breaks: ['DGRAM-1'],
    shape: '',
    overrides: {
      wrap: remembering(() => new Map<unknown, string>(), {
        WSPRecvFrom: async ({ args, memory, proceed }) => {
          const answer = await proceed();
          const { lpFrom } = answer.out;
          if (answer.result !== 0 || typeof lpFrom !== 'string') return answer;
          const first = memory.get(args['s']) ?? lpFrom;
          memory.set(args['s'], first);
          return { ...answer, out: { ...answer.out, lpFrom: first } };
        },
      }),
    },
  }),
  faulty({
    id: 'connected-socket-hears-everybody',
    title: 'WSPConnect on a connectionless socket sets where WSPSend goes to, and filters nothing.',
    breaks: ['DGRAM-3'],
    shape: '',
    overrides: { behaviour: { hearsFrom: () => true } },
  }),
  faulty({
    id: 'wspsend-reaches-everybody-heard',
    title: 'WSPSend on a connected connectionless socket goes to every address that it has heard from.',
    breaks: ['DGRAM-2'],
    shape: '',
    overrides: {
      wrap: remembering(() => new Map<unknown, Address[]>(), {
        WSPRecvFrom: async (call) => {
          const answer = await call.proceed();
          const { lpFrom } = answer.out;
          const family = descriptorOf(call)?.endpoint.entry.iAddressFamily;
          const from =
            typeof lpFrom === 'string' && family !== undefined ? readSockaddr(family, lpFrom) : null;
          const { s = null } = call.args;
          if (from !== null && typeof from !== 'string') {
            call.memory.set(s, [...(call.memory.get(s) ?? []), from]);
          }
          return answer;
        },
        WSPSend: (call) => {
          const endpoint = descriptorOf(call)?.endpoint;
          if (endpoint?.link.kind === 'default-peer') {
            const data = Buffer.from(buffersOf(call.args, 'lpBuffers').join(''), 'hex');
            const peer = endpoint.link.address;
            for (const address of call.memory.get(call.args['s'] ?? null) ?? []) {
              if (!sameAddress(address, peer)) sendMessage(call.process, endpoint, data, address);
            }
          }
          return call.proceed();
        },
      }),
    },
  }),
  faulty({
    id: 'wspsend-refused-on-connected-datagram-sockets',
    title: 'WSPSend demands a connection-oriented socket, also where a connectionless one is connected.',
    breaks: ['FLAG-2', 'DGRAM-2'],
    shape: '',
    overrides: {
      wrap: around({
        WSPSend: (call) =>
          descriptorOf(call)?.endpoint.link.kind === 'default-peer'
            ? failure('WSAEDESTADDRREQ')
            : call.proceed(),
      }),
    },
  }),
  faulty({
    id: 'wspsend-answers-the-last-sender',
    title: 'WSPSend on a connected connectionless socket goes to whom it has heard last, not to its peer.',
    breaks: ['DGRAM-2'],
    shape: '',
    overrides: {
      wrap: remembering(() => new Map<unknown, string>(), {
        WSPRecvFrom: async ({ args, memory, proceed }) => {
          const answer = await proceed();
          const { lpFrom } = answer.out;
          if (typeof lpFrom === 'string') memory.set(args['s'], lpFrom);
          return answer;
        },
        WSPSend: (call) => {
          const endpoint = descriptorOf(call)?.endpoint;
          const lpFrom = call.memory.get(call.args['s']);
          if (endpoint?.link.kind !== 'default-peer' || lpFrom === undefined) return call.proceed();
          const to = readSockaddr(endpoint.entry.iAddressFamily, lpFrom);
          const data = Buffer.from(buffersOf(call.args, 'lpBuffers').join(''), 'hex');
          if (typeof to === 'string') return failure('WSAEFAULT');
          sendMessage(call.process, endpoint, data, to);
          return { result: 0, errno: null, out: { lpNumberOfBytesSent: data.length } };
        },
      }),
      describe: SHORT_DEADLINE,
    },
  }),
];
