import { around, remembering } from '../changes/around';
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
    overrides: {
      wrap: remembering(() => new Set<number>(), {
        WSPRecvFrom: async ({ context, memory, proceed }) => {
          memory.add(context.thread);
          const answer = await proceed();
          memory.delete(context.thread);
          return answer;
        },
        WSPSocket: ({ context, memory, process, proceed }) =>
          process.threads.isInHook(context.thread) && memory.has(context.thread)
            ? refusal('WSAEINVAL')
            : proceed(),
      }),
    },
  }),
];
