import { setImmediate as nextTurn } from 'node:timers/promises';
import { ERROR_CODES, SOCKET_FLAGS, SOCKET_TYPES } from '../../contract/constants/constants';
import { refuse } from '../../reference/answer';
import { chooseEntry } from '../../reference/behaviour/choose-entry';
import { around, remembering } from '../changes/around';
import { isForFurther } from '../changes/new-socket';
import { isRefusal, refusal, withCode } from '../changes/results';
import { withUpcalls } from '../changes/upcalls';
import { numberOf } from '../../reference/read-arguments';
import { asksForRole } from '../changes/flags';
import { legal } from '../variant';

/** The flags that the page knows; what another bit means it does not say. */
const KNOWN_FLAGS = Object.values(SOCKET_FLAGS).reduce((all, flag) => all | flag, 0);

/** How a provider may return, and what its refusals may look like. */
export const RETURNS = [
  legal({
    id: 'refuses-flags-of-no-meaning',
    title: 'A bit of dwFlags that the page does not name is refused with WSAEINVAL.',
    shape: '',
    overrides: {
      wrap: around({
        WSPSocket: (call) =>
          (numberOf(call.args, 'dwFlags') & ~KNOWN_FLAGS) !== 0 && !isForFurther(call)
            ? refusal('WSAEINVAL')
            : call.proceed(),
      }),
    },
  }),
  legal({
    id: 'wsaeacces-without-a-file-handle',
    title: 'Where WPUModifyIFSHandle fails, whatever its code, the call is refused with WSAEACCES.',
    shape: 'ifs',
    overrides: {
      wrap: around({
        WSPSocket: async ({ context, proceed }) => {
          const failed: string[] = [];
          const made = await proceed({
            context: withUpcalls(context, async ({ name, make }) => {
              const answer = await make();
              if (answer.errno !== null) failed.push(name);
              return answer;
            }),
          });
          return failed.includes('WPUModifyIFSHandle') ? withCode(made, ERROR_CODES.WSAEACCES) : made;
        },
      }),
    },
  }),
  legal({
    id: 'writes-lp-errno-on-success',
    title: 'Each call begins by setting lpErrno to zero, so that it is written on success too.',
    shape: '',
    overrides: {
      wrap: around({
        WSPSocket: async ({ proceed }) => {
          const result = await proceed();
          return isRefusal(result) ? result : { ...result, errno: 0 };
        },
      }),
    },
  }),
  legal({
    id: 'leaves-an-old-code-in-lp-errno',
    title: 'After a successful call lpErrno holds the code of the last refusal.',
    shape: 'ifs',
    overrides: {
      wrap: remembering((): { errno: number } => ({ errno: ERROR_CODES.WSAEINVAL }), {
        WSPSocket: async ({ memory, proceed }) => {
          const result = await proceed();
          memory.errno = result.errno ?? memory.errno;
          return { ...result, errno: memory.errno };
        },
      }),
    },
  }),
  legal({
    id: 'wsaenobufs-without-a-descriptor',
    title: 'Whatever code the upcall failed with, the call is refused with WSAENOBUFS.',
    shape: '',
    overrides: {
      behaviour: {
        acquireDescriptor: async ({ process, entry, context }) => {
          const { dwCatalogEntryId } = entry;
          const dwContext = process.allocateContext();
          const { result, errno } = await context.upcall('WPUCreateSocketHandle', {
            dwCatalogEntryId,
            dwContext,
          });
          return errno === null ? { kind: 'granted', handle: result as `0x${string}` } : refuse('WSAENOBUFS');
        },
      },
    },
  }),
  legal({
    id: 'raw-needs-a-privilege',
    title: 'Raw sockets are for administrators: the tester is refused with WSAEACCES.',
    shape: '',
    overrides: {
      behaviour: {
        chooseEntry: (question) => {
          const chosen = chooseEntry(question);
          const isRaw = chosen.kind === 'chosen' && chosen.entry.iSocketType === SOCKET_TYPES.SOCK_RAW;
          return isRaw ? refuse('WSAEACCES') : chosen;
        },
      },
    },
  }),
  legal({
    id: 'takes-its-time',
    title: 'WSPSocket and WSPCloseSocket are served by a worker, and return later.',
    shape: '',
    overrides: {
      wrap: around({
        WSPSocket: async ({ proceed }) => {
          await nextTurn();
          const result = await proceed();
          await nextTurn();
          return result;
        },
        WSPCloseSocket: async ({ proceed }) => {
          await nextTurn();
          return proceed();
        },
      }),
    },
  }),
  legal({
    id: 'closes-the-descriptor-later',
    title:
      'WPUCloseSocketHandle is left to a worker, which makes the upcall after WSPCloseSocket has returned.',
    shape: '',
    overrides: {
      behaviour: {
        releaseDescriptor: (question, s) => {
          const { worker } = question.process.parts;
          setImmediate(() => {
            void worker.upcall('WPUCloseSocketHandle', { s });
          });
          return Promise.resolve();
        },
      },
    },
  }),
  legal({
    id: 'wsaeopnotsupp-for-wrong-flags',
    title: 'Wrong multipoint flags are refused with WSAEOPNOTSUPP; the page names no code.',
    shape: '',
    overrides: {
      wrap: around({
        WSPSocket: async ({ args, proceed }) => {
          const result = await proceed();
          return asksForRole({ args }) ? withCode(result, ERROR_CODES.WSAEOPNOTSUPP) : result;
        },
      }),
    },
  }),
];
