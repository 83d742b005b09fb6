import { acquireDescriptor } from '../../reference/behaviour/acquire-descriptor';
import { SHORT_DEADLINE } from '../changes/deadline';
import { around, remembering } from '../changes/around';
import { refusal } from '../changes/results';
import { withUpcalls } from '../changes/upcalls';
import { faulty } from '../variant';

/** What happens when WS2_32 gives no descriptor. */
export const FAILING_UPCALL = [
  faulty({
    id: 'own-number-when-the-upcall-fails',
    title: 'Where WPUCreateSocketHandle fails, the provider goes on with a number of its own.',
    breaks: ['DESC-6'],
    shape: '',
    overrides: {
      behaviour: {
        acquireDescriptor: async (question) => {
          const granted = await acquireDescriptor(question);
          return granted.kind === 'granted'
            ? granted
            : { kind: 'granted', handle: question.process.proposeHandle() };
        },
      },
    },
  }),
  faulty({
    id: 'proposed-handle-when-the-upcall-fails',
    title: 'Where WPUModifyIFSHandle fails, the handle that was proposed to it is returned.',
    breaks: ['DESC-6'],
    shape: 'ifs',
    overrides: {
      behaviour: {
        acquireDescriptor: async (question) => {
          const granted = await acquireDescriptor(question);
          return granted.kind === 'granted'
            ? granted
            : { kind: 'granted', handle: question.process.proposeHandle() };
        },
      },
    },
  }),
  faulty({
    id: 'no-code-when-the-upcall-fails',
    title: 'INVALID_SOCKET of the upcall is passed on, and its code is not.',
    breaks: ['DESC-6', 'RET-1', 'ERR-5'],
    shape: '',
    overrides: {
      wrap: around({
        WSPSocket: async ({ context, proceed }) => {
          const failed: boolean[] = [];
          const seen = withUpcalls(context, async ({ make }) => {
            const answer = await make();
            failed.push(answer.errno !== null);
            return answer;
          });
          const result = await proceed({ context: seen });
          return failed.includes(true) ? refusal(null) : result;
        },
      }),
    },
  }),
  faulty({
    id: 'failed-upcall-ends-all-creation',
    title: 'After one failed upcall the provider takes WS2_32 for gone, and refuses every further call.',
    breaks: ['DESC-6', 'SOCK-5', 'ERR-4', 'ERR-5', 'GRP-9'],
    shape: '',
    overrides: {
      wrap: remembering(() => ({ failed: false }), {
        WSPSocket: async ({ context, memory, proceed }) => {
          if (memory.failed) return refusal('WSAENOBUFS');
          return proceed({
            context: withUpcalls(context, async ({ make }) => {
              const answer = await make();
              memory.failed ||= answer.errno !== null;
              return answer;
            }),
          });
        },
      }),
    },
  }),
  faulty({
    id: 'crash-when-the-upcall-fails',
    title: 'INVALID_SOCKET of the upcall is used as an index, and the provider crashes.',
    breaks: ['DESC-6', 'RET-1', 'SOCK-4', 'SOCK-5', 'ERR-4', 'ERR-5', 'GRP-9'],
    shape: '',
    overrides: {
      behaviour: {
        acquireDescriptor: async (question) => {
          const granted = await acquireDescriptor(question);
          if (granted.kind === 'refusal') throw new Error('access violation');
          return granted;
        },
      },
    },
  }),
  faulty({
    id: 'endless-retry-when-the-upcall-fails',
    title: 'A failed upcall is waited out: WSPSocket does not return as long as there is no descriptor.',
    breaks: ['DESC-6', 'RET-1', 'SOCK-4', 'SOCK-5', 'ERR-4', 'ERR-5', 'GRP-9'],
    shape: 'one-entry',
    overrides: {
      behaviour: {
        acquireDescriptor: async (question) => {
          const granted = await acquireDescriptor(question);
          return granted.kind === 'granted' ? granted : new Promise(() => undefined);
        },
      },
      describe: SHORT_DEADLINE,
    },
  }),
];
