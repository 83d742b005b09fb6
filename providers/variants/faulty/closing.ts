import { SHORT_DEADLINE } from '../changes/deadline';
import { around } from '../changes/around';
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
