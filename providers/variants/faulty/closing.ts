import type { Hex } from '../../contract/json';
import { SHORT_DEADLINE } from '../changes/deadline';
import { around, remembering } from '../changes/around';
import { descriptorOf, forEach, requestOf } from '../changes/transfer';
import { faulty } from '../variant';

/** WSPCloseSocket that does not close. */
export const CLOSING = [
  faulty({
    id: 'close-is-refused',
    title: 'WSPCloseSocket demands a connection, and fails with WSAENOTCONN on every new socket.',
    breaks: ['SOCK-2', 'SHR-4'],
    shape: '',
    overrides: { wrap: around({ WSPCloseSocket: () => ({ result: -1, errno: 10057, out: {} }) }) },
  }),
  faulty({
    id: 'close-works-for-the-last-socket-only',
    title: 'A count of sockets is kept wrongly, so that WSPCloseSocket fails while another socket is open.',
    breaks: ['SOCK-2', 'SHR-4'],
    shape: '',
    overrides: {
      wrap: around({
        WSPCloseSocket: ({ process, proceed }) =>
          process.descriptorCount > 1 ? { result: -1, errno: 10038, out: {} } : proceed(),
      }),
    },
  }),
  faulty({
    id: 'close-waits-for-requests',
    title: 'WSPCloseSocket waits until the requests on the socket are done, which nobody will bring about.',
    breaks: ['SOCK-2', 'SHR-4'],
    shape: '',
    overrides: {
      wrap: remembering(() => new Map<unknown, readonly Hex[]>(), {
        ...forEach<Map<unknown, readonly Hex[]>>(['WSPRecv', 'WSPRecvFrom'], (call) => {
          const token = requestOf(call);
          const { s } = call.args;
          if (token !== null) call.memory.set(s, [...(call.memory.get(s) ?? []), token]);
          return call.proceed();
        }),
        WSPCloseSocket: (call) => {
          const requests = descriptorOf(call)?.requests;
          const tokens = call.memory.get(call.args['s']) ?? [];
          const isPending = tokens.some((token) => requests?.find(token)?.finished === null);
          return isPending ? new Promise(() => undefined) : call.proceed();
        },
      }),
      describe: SHORT_DEADLINE,
    },
  }),
  faulty({
    id: 'close-never-returns',
    title: 'WSPCloseSocket waits for an event that nobody sets.',
    breaks: [
      'SOCK-1',
      'SOCK-2',
      'DESC-4',
      'GRP-8',
      'GRP-9',
      'GRP-10',
      'SHR-4',
      'ERR-9',
      'GRP-6',
      'MPT-9',
      'ERR-4',
      'FLAG-1',
    ],
    shape: '',
    overrides: {
      wrap: around({ WSPCloseSocket: () => new Promise(() => undefined) }),
      describe: SHORT_DEADLINE,
    },
  }),
];
