import { SOCKET_OPTIONS } from '../../contract/constants/constants';
import { encodeProtocolInfo } from '../../contract/structures/protocol-info';
import { around } from '../changes/around';
import { disguised } from '../changes/disguise';
import { endpointOf, tripleOf } from '../changes/new-socket';
import { isRefusal } from '../changes/results';
import { asksForOverlapped } from '../changes/flags';
import { faulty } from '../variant';

const STREAM = '01000000';
const DATAGRAM = '02000000';

/** Sockets with other characteristics than the entry's. */
export const CHARACTERISTICS = [
  faulty({
    id: 'so-type-is-always-stream',
    title: 'SO_TYPE says SOCK_STREAM, whatever the socket is.',
    breaks: ['SOCK-3', 'ARG-4', 'ARG-6'],
    shape: '',
    overrides: {
      wrap: around({
        WSPGetSockOpt: async ({ args, proceed }) => {
          const answer = await proceed();
          const lies = args['optname'] === SOCKET_OPTIONS.SO_TYPE && answer.result === 0;
          return lies ? { ...answer, out: { optval: STREAM } } : answer;
        },
      }),
    },
  }),
  faulty({
    id: 'raw-socket-calls-itself-datagram',
    title: 'Raw sockets were built from the datagram ones, and SO_TYPE still says SOCK_DGRAM for them.',
    breaks: ['SOCK-3', 'ARG-4', 'ARG-6'],
    shape: '',
    overrides: {
      wrap: around({
        WSPGetSockOpt: async ({ args, proceed }) => {
          const answer = await proceed();
          const isRaw = args['optname'] === SOCKET_OPTIONS.SO_TYPE && answer.out['optval'] === '03000000';
          return isRaw ? { ...answer, out: { optval: DATAGRAM } } : answer;
        },
      }),
    },
  }),
  faulty({
    id: 'protocol-info-of-the-first-entry',
    title: 'SO_PROTOCOL_INFOW always tells the first entry of the catalog.',
    breaks: ['SOCK-3', 'ARG-4', 'ARG-6'],
    shape: 'ifs',
    overrides: {
      wrap: around({
        WSPGetSockOpt: async ({ args, process, proceed }) => {
          const answer = await proceed();
          const [first] = process.parts.entries;
          const lies = args['optname'] === SOCKET_OPTIONS.SO_PROTOCOL_INFOW && first !== undefined;
          return lies ? { ...answer, out: { optval: encodeProtocolInfo(first) } } : answer;
        },
      }),
    },
  }),
  faulty({
    id: 'characteristics-of-the-socket-before',
    title:
      'A cache of the last entry is used again, so that a socket becomes one of the entry opened before it.',
    breaks: ['SOCK-3', 'ARG-4', 'ARG-6'],
    shape: '',
    overrides: {
      wrap: disguised(
        () => null,
        ({ process }) => {
          const before = process.openDescriptors.at(-1)?.endpoint.entry;
          return () => (before === undefined ? undefined : tripleOf(before));
        },
      ),
    },
  }),
  faulty({
    id: 'characteristics-lost-by-a-refusal',
    title: 'A refused call resets the table of entries, and later sockets take the first one.',
    breaks: ['SOCK-3'],
    shape: '',
    overrides: {
      wrap: disguised(
        () => ({ refused: false }),
        ({ process, memory }) =>
          (made) => {
            memory.refused ||= isRefusal(made);
            const [first] = process.parts.entries;
            return memory.refused && first !== undefined ? tripleOf(first) : undefined;
          },
      ),
    },
  }),
  faulty({
    id: 'overlapped-socket-is-a-stream',
    title: 'The path for WSA_FLAG_OVERLAPPED knows one socket type only.',
    breaks: ['SOCK-3', 'ARG-4', 'ARG-6'],
    shape: '',
    overrides: {
      wrap: disguised(
        () => null,
        ({ args }) =>
          () =>
            asksForOverlapped({ args }) ? { iSocketType: 1 } : undefined,
      ),
    },
  }),
  faulty({
    id: 'crash-telling-protocol-info',
    title: 'SO_PROTOCOL_INFOW is answered from a null pointer on sockets that are not streams, and crashes.',
    breaks: ['SOCK-3', 'ARG-4', 'ARG-6', 'ARG-3'],
    shape: '',
    overrides: {
      wrap: around({
        WSPGetSockOpt: ({ args, process, proceed }) => {
          const endpoint = endpointOf(process, { result: args['s'] ?? null, errno: null, out: {} });
          if (args['optname'] === SOCKET_OPTIONS.SO_PROTOCOL_INFOW && endpoint?.entry.iSocketType !== 1)
            throw new Error('access violation');
          return proceed();
        },
      }),
    },
  }),
];
