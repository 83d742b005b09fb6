import { ERROR_CODES, type ErrorName } from '../../contract/constants/constants';
import type { FunctionResult } from '../../contract/service-provider/service-provider';
import { around, remembering, type SurroundedCall, type Wrap } from '../changes/around';
import { SHORT_DEADLINE } from '../changes/deadline';
import { isRefusedWith, refusal } from '../changes/results';
import { faulty } from '../variant';

/** WSPSocket from inside the blocking hook. */
export const BLOCKING_HOOK = [
  faulty({
    id: 'inside-the-hook-as-wsaewouldblock',
    title: 'A call from inside the blocking hook is refused with WSAEWOULDBLOCK.',
    breaks: ['ERR-3'],
    shape: '',
    overrides: { behaviour: { refusalInsideHook: () => 'WSAEWOULDBLOCK' } },
  }),
  faulty({
    id: 'in-progress-for-good',
    title: 'The mark that a blocking call is in progress is not taken back when the call has returned.',
    breaks: ['ERR-3'],
    shape: '',
    overrides: {
      wrap: remembering(() => ({ stuck: false }), {
        WSPSocket: async ({ memory, proceed }) => {
          if (memory.stuck) return refusal('WSAEINPROGRESS');
          const result = await proceed();
          memory.stuck = isRefusedWith(result, 'WSAEINPROGRESS');
          return result;
        },
      }),
    },
  }),
  faulty({
    id: 'crash-inside-the-hook',
    title: 'The provider is not re-entrant: a call from inside the blocking hook crashes it.',
    breaks: ['ERR-3'],
    shape: '',
    overrides: {
      behaviour: {
        refusalInsideHook: () => {
          throw new Error('access violation');
        },
      },
    },
  }),
  faulty({
    id: 'deadlock-inside-the-hook',
    title: 'A lock is held while the blocking hook runs, and a call from inside it waits for that lock.',
    breaks: ['ERR-3'],
    shape: '',
    overrides: {
      wrap: around({
        WSPSocket: ({ context, process, proceed }) =>
          process.threads.isInHook(context.thread) ? new Promise(() => undefined) : proceed(),
      }),
      describe: SHORT_DEADLINE,
    },
  }),
  faulty({
    id: 'inside-the-hook-of-wsprecvfrom-as-wsaeinval',
    title:
      'Inside the blocking hook of WSPRecvFrom, and of no other function, a call is refused as not valid.',
    breaks: ['ERR-3'],
    shape: '',
    overrides: { wrap: insideTheHookOf('WSPRecvFrom', 'WSAEINVAL') },
  }),
  faulty({
    id: 'inside-the-hook-of-wspsend-as-wsaewouldblock',
    title:
      'Inside the blocking hook of WSPSend, and of no other function, a call is refused as one that would block.',
    breaks: ['ERR-3'],
    shape: '',
    overrides: { wrap: insideTheHookOf('WSPSend', 'WSAEWOULDBLOCK') },
  }),
  faulty({
    id: 'in-progress-for-good-once-cancelled',
    title: 'The mark that a blocking call is in progress stays where the hook has cancelled that call.',
    breaks: ['ERR-3'],
    shape: '',
    overrides: {
      wrap: remembering(() => new Set<number>(), {
        WSPRecv: markingCancelled,
        WSPRecvFrom: markingCancelled,
        WSPAccept: markingCancelled,
        WSPSocket: ({ context, memory, proceed }) =>
          memory.has(context.thread) ? refusal('WSAEINPROGRESS') : proceed(),
      }),
    },
  }),
];

/** Inside the blocking hook of one function a call is refused with a code of its own. */
function insideTheHookOf(name: string, code: ErrorName): Wrap {
  return remembering(() => new Set<number>(), {
    [name]: async ({ context, memory, proceed }) => {
      memory.add(context.thread);
      const answer = await proceed();
      memory.delete(context.thread);
      return answer;
    },
    WSPSocket: ({ context, memory, process, proceed }) =>
      process.threads.isInHook(context.thread) && memory.has(context.thread) ? refusal(code) : proceed(),
  });
}

/** Remembers the thread whose blocking call was cancelled while the hook ran. */
async function markingCancelled({
  context,
  memory,
  proceed,
}: SurroundedCall<Set<number>>): Promise<FunctionResult> {
  const answer = await proceed();
  if (answer.errno === ERROR_CODES.WSAEINTR) memory.add(context.thread);
  return answer;
}
