import { SOCKET_FLAGS } from '../../contract/constants/constants';
import { isRaw } from '../../contract/structures/entry-traits';
import { numberOf } from '../../reference/read-arguments';
import { around, remembering } from '../changes/around';
import { SHORT_DEADLINE } from '../changes/deadline';
import { inLaterProcesses } from '../changes/later-process';
import { isRefusal, refusal } from '../changes/results';
import { descriptorOf, failure, forEach, requestOf, TRANSFERS } from '../changes/transfer';
import { endpointOf, givenEntry, isForFurther } from '../changes/new-socket';
import { asksForOverlapped } from '../changes/flags';
import { faulty } from '../variant';

/** Which sockets have the overlapped attribute. */
export const OVERLAPPED_ATTRIBUTE = [
  faulty({
    id: 'later-processes-forget-the-attribute',
    title:
      'In a process that starts while another one uses the provider, WSA_FLAG_OVERLAPPED is not looked at.',
    breaks: ['FLAG-2'],
    shape: '',
    overrides: {
      wrap: inLaterProcesses({
        WSPSocket: ({ args, proceed }) => {
          const kept = ~SOCKET_FLAGS.WSA_FLAG_OVERLAPPED;
          return proceed({ args: { ...args, dwFlags: (numberOf(args, 'dwFlags') & kept) >>> 0 } });
        },
      }),
    },
  }),
  faulty({
    id: 'later-processes-are-always-overlapped',
    title: 'In a process that starts while another one uses the provider, every socket is made overlapped.',
    breaks: ['FLAG-1'],
    shape: '',
    overrides: {
      wrap: inLaterProcesses({
        WSPSocket: ({ args, proceed }) => {
          const dwFlags = (numberOf(args, 'dwFlags') | SOCKET_FLAGS.WSA_FLAG_OVERLAPPED) >>> 0;
          return proceed({ args: { ...args, dwFlags } });
        },
      }),
    },
  }),
  faulty({
    id: 'overlapped-on-the-first-thread-only',
    title:
      'Calls on another thread than the one of WSPStartup go through a path that forgets WSA_FLAG_OVERLAPPED.',
    breaks: ['FLAG-2'],
    shape: '',
    overrides: {
      wrap: around({
        WSPSocket: ({ args, context, proceed }) => {
          const kept = context.thread === 1 ? ~0 : ~SOCKET_FLAGS.WSA_FLAG_OVERLAPPED;
          return proceed({ args: { ...args, dwFlags: (numberOf(args, 'dwFlags') & kept) >>> 0 } });
        },
      }),
    },
  }),
  faulty({
    id: 'attribute-of-a-refused-call',
    title:
      'WSA_FLAG_OVERLAPPED of a call that is refused stays noted, and the next socket has the attribute.',
    breaks: ['FLAG-1'],
    shape: '',
    overrides: {
      wrap: remembering(() => ({ left: 0 }), {
        WSPSocket: async ({ args, memory, proceed }) => {
          const given = numberOf(args, 'dwFlags');
          const made = await proceed({ args: { ...args, dwFlags: (given | memory.left) >>> 0 } });
          memory.left = isRefusal(made) ? given & SOCKET_FLAGS.WSA_FLAG_OVERLAPPED : 0;
          return made;
        },
      }),
    },
  }),
  faulty({
    id: 'always-overlapped',
    title: 'Every socket is made overlapped, whatever dwFlags says.',
    breaks: ['FLAG-1'],
    shape: '',
    overrides: { behaviour: { hasOverlappedAttribute: () => true } },
  }),
  faulty({
    id: 'overlapped-with-a-role',
    title: 'The flags of a multipoint role are mistaken for WSA_FLAG_OVERLAPPED.',
    breaks: ['FLAG-1'],
    shape: '',
    overrides: { behaviour: { hasOverlappedAttribute: (dwFlags) => dwFlags !== 0 } },
  }),
  faulty({
    id: 'datagram-sockets-always-overlapped',
    title: 'Sockets of the datagram entry are made overlapped without being asked.',
    breaks: ['FLAG-1'],
    shape: '',
    overrides: {
      wrap: around({
        WSPSocket: async ({ process, proceed }) => {
          const made = await proceed();
          const endpoint = endpointOf(process, made);
          if (endpoint?.entry.iSocketType === 2) {
            endpoint.attributes = { ...endpoint.attributes, overlapped: true };
          }
          return made;
        },
      }),
    },
  }),
  faulty({
    id: 'wspioctl-always-overlapped',
    title: 'WSPIoctl looks at lpOverlapped only, not at the attribute of the socket.',
    breaks: ['FLAG-1'],
    shape: '',
    overrides: {
      wrap: around({
        WSPIoctl: async (call) => {
          const endpoint = descriptorOf(call)?.endpoint;
          if (endpoint === undefined || call.args['lpOverlapped'] === null) return call.proceed();
          const { attributes } = endpoint;
          endpoint.attributes = { ...attributes, overlapped: true };
          const answer = await call.proceed();
          endpoint.attributes = attributes;
          return answer;
        },
      }),
    },
  }),
  faulty({
    id: 'never-overlapped',
    title: 'WSA_FLAG_OVERLAPPED is accepted, and overlapped parameters are ignored by all functions.',
    breaks: ['FLAG-2', 'FLAG-3', 'FLAG-4', 'MPT-7'],
    shape: '',
    overrides: { behaviour: { hasOverlappedAttribute: () => false }, describe: SHORT_DEADLINE },
  }),
  faulty({
    id: 'overlapped-requests-refused',
    title: 'WSA_FLAG_OVERLAPPED is accepted, and every overlapped request is refused with WSAEOPNOTSUPP.',
    breaks: ['FLAG-2', 'FLAG-3'],
    shape: '',
    overrides: {
      wrap: around(
        forEach(TRANSFERS, (call) => (requestOf(call) === null ? call.proceed() : failure('WSAEOPNOTSUPP'))),
      ),
    },
  }),
  faulty({
    id: 'overlapped-flag-refused',
    title: 'WSA_FLAG_OVERLAPPED is taken for a flag that is not supported.',
    breaks: ['FLAG-2', 'MPT-7', 'SHR-2', 'RAW-1'],
    shape: '',
    overrides: {
      wrap: around({
        WSPSocket: async ({ args, proceed }) => {
          const made = await proceed();
          return asksForOverlapped({ args }) && !isRefusal(made) ? refusal('WSAEOPNOTSUPP') : made;
        },
      }),
    },
  }),
  faulty({
    id: 'overlapped-attribute-left-by-the-socket-before',
    title: 'The flags of a place in the table are added to, and not cleared when its socket is closed.',
    breaks: ['FLAG-1'],
    shape: '',
    overrides: {
      wrap: remembering(() => ({ left: 0 }), {
        WSPSocket: async (call) => {
          const isLeft = call.memory.left > 0 && !isForFurther(call);
          if (!isLeft) return call.proceed();
          call.memory.left -= 1;
          const dwFlags = numberOf(call.args, 'dwFlags') | SOCKET_FLAGS.WSA_FLAG_OVERLAPPED;
          return call.proceed({ args: { ...call.args, dwFlags } });
        },
        WSPCloseSocket: (call) => {
          if (descriptorOf(call)?.endpoint.attributes.overlapped === true) call.memory.left += 1;
          return call.proceed();
        },
      }),
    },
  }),
  faulty({
    id: 'raw-sockets-are-never-overlapped',
    title: 'Raw sockets are made by a way of their own, on which WSA_FLAG_OVERLAPPED is lost.',
    breaks: ['FLAG-2'],
    shape: '',
    overrides: {
      wrap: around({
        WSPSocket: (call) =>
          call.proceed(
            isRaw(givenEntry(call))
              ? {
                  args: {
                    ...call.args,
                    dwFlags: numberOf(call.args, 'dwFlags') & ~SOCKET_FLAGS.WSA_FLAG_OVERLAPPED,
                  },
                }
              : {},
          ),
      }),
    },
  }),
  faulty({
    id: 'non-blocking-sockets-are-not-overlapped',
    title:
      'On a socket that does not block, an overlapped request that has to wait is answered WSAEWOULDBLOCK.',
    breaks: ['FLAG-2', 'MPT-7'],
    shape: '',
    overrides: {
      wrap: around(
        forEach(['WSPRecv', 'WSPRecvFrom'], (call) =>
          call.proceed(
            descriptorOf(call)?.endpoint.nonBlocking === true
              ? { args: { ...call.args, lpOverlapped: null } }
              : {},
          ),
        ),
      ),
    },
  }),
];
