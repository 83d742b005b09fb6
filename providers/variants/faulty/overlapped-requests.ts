import { SHORT_DEADLINE } from '../changes/deadline';
import { around, remembering } from '../changes/around';
import { descriptorOf, failure, forEach, requestOf, tellComplete, type Transfer } from '../changes/transfer';
import { faulty, type FaultyVariant } from '../variant';

const RECEIVES = ['WSPRecv', 'WSPRecvFrom'] as const;
const SENDS = ['WSPSend', 'WSPSendTo'] as const;
const BYTES = 8;

/** A provider in which one of the five functions cannot be overlapped. */
function without(name: Transfer, ...breaks: readonly string[]): FaultyVariant {
  return faulty({
    id: `overlapped-${name.toLowerCase()}-refused`,
    title: `${name} with an overlapped structure is refused, although the socket is overlapped.`,
    breaks: ['FLAG-2', ...breaks],
    shape: '',
    overrides: {
      wrap: around(
        forEach([name], (call) => (requestOf(call) === null ? call.proceed() : failure('WSAEINVAL'))),
      ),
    },
  });
}

/** Overlapped requests that are not carried out as such. */
export const OVERLAPPED_REQUESTS = [
  without('WSPSend', 'FLAG-3'),
  without('WSPSendTo', 'FLAG-3'),
  without('WSPRecv', 'FLAG-3'),
  without('WSPRecvFrom', 'FLAG-3'),
  faulty({
    id: 'overlapped-wspioctl-blocks',
    title: 'WSPIoctl ignores its overlapped parameters, and waits until the request is done.',
    breaks: ['FLAG-2', 'FLAG-4'],
    shape: '',
    overrides: {
      wrap: around({
        WSPIoctl: ({ args, proceed }) => proceed({ args: { ...args, lpOverlapped: null } }),
      }),
      describe: SHORT_DEADLINE,
    },
  }),
  faulty({
    id: 'one-overlapped-request-at-a-time',
    title: 'A socket has room for one overlapped request to receive, and refuses a second one.',
    breaks: ['FLAG-3'],
    shape: '',
    overrides: {
      wrap: remembering(() => new Set<unknown>(), {
        ...forEach<Set<unknown>>(RECEIVES, async (call) => {
          const { args, memory, proceed } = call;
          if (requestOf(call) === null) return proceed();
          if (memory.has(args['s'])) return failure('WSAENOBUFS');
          memory.add(args['s']);
          return proceed();
        }),
      }),
    },
  }),
  faulty({
    id: 'overlapped-send-waits-for-receives',
    title: 'One queue serves both directions, so that a send is not begun while a receive is pending.',
    breaks: ['FLAG-3'],
    shape: '',
    overrides: {
      wrap: remembering(() => new Set<unknown>(), {
        ...forEach<Set<unknown>>(RECEIVES, async (call) => {
          const answer = await call.proceed();
          if (answer.errno === 997) call.memory.add(call.args['s']);
          return answer;
        }),
        ...forEach<Set<unknown>>(SENDS, (call) =>
          requestOf(call) !== null && call.memory.has(call.args['s'])
            ? failure('WSA_IO_PENDING')
            : call.proceed(),
        ),
      }),
      describe: SHORT_DEADLINE,
    },
  }),
  faulty({
    id: 'overlapped-receive-done-at-once',
    title: 'An overlapped receive that finds nothing is done at once, with no bytes.',
    breaks: ['FLAG-2', 'FLAG-3'],
    shape: '',
    overrides: {
      wrap: around(
        forEach(RECEIVES, async (call) => {
          const answer = await call.proceed();
          const out = { lpNumberOfBytesRecvd: 0, lpBuffers: [''], lpFlags: 0 };
          return answer.errno === 997 ? { result: 0, errno: null, out } : answer;
        }),
      ),
    },
  }),
  faulty({
    id: 'overlapped-receive-completes-before-the-data',
    title: 'A pending receive is told complete before anything has come.',
    breaks: ['FLAG-2', 'FLAG-3'],
    shape: '',
    overrides: {
      wrap: around(
        forEach(RECEIVES, async (call) => {
          const token = requestOf(call);
          const answer = await call.proceed();
          if (token !== null && answer.errno === 997) await tellComplete(call, token);
          return answer;
        }),
      ),
    },
  }),
  faulty({
    id: 'overlapped-receive-never-completes',
    title: 'The worker that finishes receives was not started: they stay pending for ever.',
    breaks: ['FLAG-2', 'FLAG-3'],
    shape: '',
    overrides: {
      wrap: around(
        forEach(RECEIVES, (call) => (requestOf(call) === null ? call.proceed() : failure('WSA_IO_PENDING'))),
      ),
      describe: SHORT_DEADLINE,
    },
  }),
  faulty({
    id: 'overlapped-receive-completes-with-zeros',
    title: 'A pending receive is told complete with a buffer that was never filled.',
    breaks: ['FLAG-2', 'FLAG-3'],
    shape: '',
    overrides: {
      wrap: around(
        forEach(RECEIVES, (call) => {
          const token = requestOf(call);
          const owner = descriptorOf(call);
          if (token === null || owner === undefined) return call.proceed();
          const { waiting, inbox } = owner.endpoint;
          waiting.add({
            owner,
            direction: 'receive',
            attempt: () => {
              if (inbox.isEmpty) return false;
              inbox.takeMessage(BYTES, false);
              void tellComplete(call, token, { bytes: BYTES, buffers: ['00'.repeat(BYTES)] });
              return true;
            },
            abort: () => undefined,
          });
          return failure('WSA_IO_PENDING');
        }),
      ),
    },
  }),
  faulty({
    id: 'overlapped-send-loses-the-data',
    title: 'An overlapped send is done at once, and its buffers are freed before they are sent.',
    breaks: ['FLAG-2', 'FLAG-3', 'DATA-1'],
    shape: '',
    overrides: {
      wrap: around(
        forEach(SENDS, (call) => {
          const out = { lpNumberOfBytesSent: BYTES };
          return requestOf(call) === null ? call.proceed() : { result: 0, errno: null, out };
        }),
      ),
      describe: SHORT_DEADLINE,
    },
  }),
  faulty({
    id: 'overlapped-send-never-completes',
    title: 'An overlapped send is carried out and left pending, and nobody is told of its end.',
    breaks: ['FLAG-2', 'FLAG-3'],
    shape: '',
    overrides: {
      wrap: around(
        forEach(SENDS, async (call) => {
          const answer = await call.proceed();
          return requestOf(call) !== null && answer.result === 0 ? failure('WSA_IO_PENDING') : answer;
        }),
      ),
      describe: SHORT_DEADLINE,
    },
  }),
];
