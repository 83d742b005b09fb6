import { acquireDescriptor } from '../../reference/behaviour/acquire-descriptor';
import { around } from '../changes/around';
import { withUpcalls } from '../changes/upcalls';
import { asksForOverlapped } from '../changes/flags';
import { faulty } from '../variant';
import type { Hex } from '../../contract/json';

/** The file handle is not shown to WS2_32, or not taken as WS2_32 gives it back. */
export const MODIFY_IFS_HANDLE = [
  faulty({
    id: 'file-handle-not-shown',
    title: 'An installable file system returns its file handle and never calls WPUModifyIFSHandle.',
    breaks: ['DESC-2', 'DESC-1'],
    shape: 'ifs',
    overrides: {
      behaviour: {
        acquireDescriptor: ({ process }) =>
          Promise.resolve({ kind: 'granted', handle: process.proposeHandle() }),
      },
    },
  }),
  faulty({
    id: 'file-handle-shown-after-the-return',
    title: 'WPUModifyIFSHandle is left to a worker, which makes the upcall after WSPSocket has returned.',
    breaks: ['DESC-2', 'DESC-1'],
    shape: 'ifs',
    overrides: {
      behaviour: {
        acquireDescriptor: ({ process, entry }) => {
          const { dwCatalogEntryId } = entry;
          const ProposedHandle = process.proposeHandle();
          setImmediate(() => {
            void process.parts.worker.upcall('WPUModifyIFSHandle', { dwCatalogEntryId, ProposedHandle });
          });
          return Promise.resolve({ kind: 'granted', handle: ProposedHandle });
        },
      },
    },
  }),
  faulty({
    id: 'file-handle-as-proposed',
    title: 'What WPUModifyIFSHandle returns is thrown away, and the proposed handle goes to the client.',
    breaks: ['DESC-3'],
    shape: 'ifs',
    overrides: {
      behaviour: {
        acquireDescriptor: async ({ process, entry, context }) => {
          const { dwCatalogEntryId } = entry;
          const ProposedHandle = process.proposeHandle();
          const { errno } = await context.upcall('WPUModifyIFSHandle', { dwCatalogEntryId, ProposedHandle });
          return errno === null
            ? { kind: 'granted', handle: ProposedHandle }
            : { kind: 'refusal', errno, out: {} };
        },
      },
    },
  }),
  faulty({
    id: 'file-handle-as-proposed-when-overlapped',
    title: 'The path for WSA_FLAG_OVERLAPPED drops the handle that WPUModifyIFSHandle gave.',
    breaks: ['DESC-3'],
    shape: 'ifs',
    overrides: {
      wrap: around({
        WSPSocket: ({ args, context, proceed }) =>
          proceed({
            context: withUpcalls(context, async ({ args: proposed, make }) => {
              const answer = await make();
              const drops = asksForOverlapped({ args }) && answer.errno === null;
              return drops ? { ...answer, result: proposed['ProposedHandle'] as Hex } : answer;
            }),
          }),
      }),
    },
  }),
  faulty({
    id: 'file-handle-from-create-socket-handle',
    title: 'An installable file system asks WPUCreateSocketHandle for a descriptor, and shows no handle.',
    breaks: ['DESC-2', 'DESC-1'],
    shape: 'ifs',
    overrides: {
      behaviour: {
        acquireDescriptor: (question) =>
          acquireDescriptor({ ...question, entry: { ...question.entry, dwServiceFlags1: 0 } }),
      },
    },
  }),
];
