import type { Hex } from '../../contract/json';
import { acquireDescriptor } from '../../reference/behaviour/acquire-descriptor';
import { remembering } from '../changes/around';
import { withUpcalls } from '../changes/upcalls';
import { faulty } from '../variant';

/** The descriptor is not one that WPUCreateSocketHandle gave for this socket. */
export const CREATE_SOCKET_HANDLE = [
  faulty({
    id: 'descriptor-of-its-own',
    title: 'A provider that is no file system numbers its descriptors itself, and asks WS2_32 for none.',
    breaks: ['DESC-4'],
    shape: '',
    overrides: {
      behaviour: {
        acquireDescriptor: ({ process }) =>
          Promise.resolve({ kind: 'granted', handle: process.proposeHandle() }),
      },
    },
  }),
  faulty({
    id: 'descriptor-acquired-after-the-return',
    title: 'WPUCreateSocketHandle is left to a worker, which makes the upcall after WSPSocket has returned.',
    breaks: ['DESC-4'],
    shape: '',
    overrides: {
      behaviour: {
        acquireDescriptor: ({ process, entry }) => {
          const dwContext = process.allocateContext();
          const { dwCatalogEntryId } = entry;
          setImmediate(() => {
            void process.parts.worker.upcall('WPUCreateSocketHandle', { dwCatalogEntryId, dwContext });
          });
          return Promise.resolve({ kind: 'granted', handle: process.proposeHandle() });
        },
      },
    },
  }),
  faulty({
    id: 'acquired-one-returned-another',
    title: 'A descriptor is acquired from WS2_32, and a number of the provider is returned in its place.',
    breaks: ['DESC-4'],
    shape: '',
    overrides: {
      behaviour: {
        acquireDescriptor: async (question) => {
          const granted = await acquireDescriptor(question);
          return granted.kind === 'refusal'
            ? granted
            : { ...granted, handle: question.process.proposeHandle() };
        },
      },
    },
  }),
  faulty({
    id: 'descriptor-closed-before-the-return',
    title: 'The descriptor is given back to WS2_32 at the end of WSPSocket, and returned all the same.',
    breaks: ['DESC-4'],
    shape: '',
    overrides: {
      behaviour: {
        acquireDescriptor: async (question) => {
          const granted = await acquireDescriptor(question);
          if (granted.kind === 'granted') {
            await question.context.upcall('WPUCloseSocketHandle', { s: granted.handle });
          }
          return granted;
        },
      },
    },
  }),
  faulty({
    id: 'closed-descriptor-used-again',
    title: 'A closed socket’s number goes to the next socket, although WS2_32 has it back.',
    breaks: ['DESC-4'],
    shape: '',
    overrides: {
      wrap: remembering((): { free: Hex | null } => ({ free: null }), {
        WSPCloseSocket: ({ args, memory, proceed }) => {
          memory.free = args['s'] as Hex;
          return proceed();
        },
        WSPSocket: ({ context, memory, proceed }) =>
          proceed({
            context: withUpcalls(context, async ({ name, make }) => {
              const { free } = memory;
              if (name !== 'WPUCreateSocketHandle' || free === null) return make();
              memory.free = null;
              return { result: free, errno: null, out: {} };
            }),
          }),
      }),
    },
  }),
  faulty({
    id: 'file-handle-upcall-without-files',
    title: 'A provider that is no file system calls WPUModifyIFSHandle with a number that it made up.',
    breaks: ['DESC-4'],
    shape: '',
    overrides: {
      behaviour: {
        acquireDescriptor: async ({ process, entry, context }) => {
          const { dwCatalogEntryId } = entry;
          const ProposedHandle = process.proposeHandle();
          const { result } = await context.upcall('WPUModifyIFSHandle', { dwCatalogEntryId, ProposedHandle });
          return result === 'INVALID_SOCKET'
            ? { kind: 'refusal', errno: 10055, out: {} }
            : { kind: 'granted', handle: result as Hex };
        },
      },
    },
  }),
];
