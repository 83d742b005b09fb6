import { acquireDescriptor } from '../../reference/behaviour/acquire-descriptor';
import { closeIfUnused } from '../../reference/socket/close-endpoint';
import type { Hex } from '../../contract/json';
import type { FunctionResult } from '../../contract/service-provider/service-provider';
import type { ProtocolInfo } from '../../contract/structures/protocol-info';
import { around, remembering } from '../changes/around';
import { endpointOf, givenEntry, tripleOf } from '../changes/new-socket';
import { isRefusal } from '../changes/results';
import { descriptorOf } from '../changes/transfer';
import { withUpcalls } from '../changes/upcalls';
import { asksForRole } from '../changes/flags';
import { faulty } from '../variant';

const NO_SOCKET = { result: -1, errno: 10038, out: {} };
/** Slots of a table that is smaller than the limit of descriptors in the statement. */
const SLOTS = 29;
const PLACES = 64;

/** Descriptors that are not the new socket's own, or do not work. */
export const NEW_DESCRIPTOR = [
  faulty({
    id: 'descriptor-of-an-open-socket',
    title:
      'A call just like an earlier one gets the descriptor of that call’s socket, if it is still untouched.',
    breaks: ['SOCK-1', 'DESC-4', 'SHR-3'],
    shape: '',
    overrides: {
      wrap: around({
        WSPSocket: ({ args, context, process, proceed }) => {
          const untouched = process.openDescriptors.find(
            ({ endpoint: { local, group, entry } }) =>
              local === null && group === null && entry.iSocketType === args['type'],
          );
          const isPlain = args['g'] === 0 && !asksForRole({ args });
          if (untouched === undefined || !isPlain) return proceed();
          const handle = untouched.handle;
          return proceed({
            context: withUpcalls(context, () => Promise.resolve({ result: handle, errno: null, out: {} })),
          });
        },
      }),
    },
  }),
  faulty({
    id: 'options-know-no-descriptor',
    title: 'WSPGetSockOpt looks descriptors up in another table, and calls every one of them no socket.',
    breaks: ['SOCK-2', 'GRP-4'],
    shape: '',
    overrides: { wrap: around({ WSPGetSockOpt: () => NO_SOCKET }) },
  }),
  faulty({
    id: 'no-socket-until-it-is-bound',
    title: 'A socket is entered into the table of WSPGetSockName only when it is bound.',
    breaks: ['SOCK-2'],
    shape: '',
    overrides: {
      wrap: around({
        WSPGetSockName: async ({ proceed }) => {
          const answer = await proceed();
          return answer.errno === 10022 ? NO_SOCKET : answer;
        },
      }),
    },
  }),
  faulty({
    id: 'hollow-socket-from-zeros',
    title: 'Where family and type are zero, a descriptor is returned and no socket made behind it.',
    breaks: ['SOCK-2'],
    shape: '',
    overrides: {
      wrap: around({
        WSPSocket: async ({ args, process, proceed }) => {
          const made = await proceed();
          const endpoint = args['af'] === 0 && args['type'] === 0 ? endpointOf(process, made) : undefined;
          for (const descriptor of endpoint?.descriptors ?? []) process.unregister(descriptor);
          if (endpoint !== undefined) closeIfUnused(endpoint, process.network, process.behaviour);
          return made;
        },
      }),
    },
  }),
  faulty({
    id: 'crash-when-the-table-is-full',
    title: 'The table of sockets has 29 slots and no check, so that one more open socket crashes.',
    breaks: ['SOCK-1', 'SOCK-2', 'SOCK-3', 'DESC-4', 'GRP-2', 'GRP-5', 'GRP-6', 'ERR-4'],
    shape: '',
    overrides: {
      wrap: around({
        WSPSocket: ({ process, proceed }) => {
          if (process.descriptorCount >= SLOTS) throw new Error('access violation');
          return proceed();
        },
      }),
    },
  }),
  faulty({
    id: 'one-entry-does-not-open',
    title: 'One of the entries in the catalog was never finished: every call with it is refused.',
    breaks: ['SOCK-1'],
    shape: '',
    overrides: {
      behaviour: {
        acquireDescriptor: async (question) =>
          question.entry.dwCatalogEntryId === 2004
            ? { kind: 'refusal', errno: 10045, out: {} }
            : acquireDescriptor(question),
      },
    },
  }),
  faulty({
    id: 'two-calls-at-once-share-a-variable',
    title:
      'The entry of the call is kept in a variable of the process, where a call on another thread overwrites it.',
    breaks: ['SOCK-3'],
    shape: '',
    overrides: {
      wrap: remembering((): { latest: ProtocolInfo | undefined } => ({ latest: undefined }), {
        WSPSocket: async (call) => {
          const { memory, process, proceed } = call;
          const own = givenEntry(call);
          memory.latest = own;
          const made = await proceed();
          const endpoint = endpointOf(process, made);
          if (endpoint === undefined || memory.latest === own) return made;
          const characteristics = { ...endpoint.attributes.characteristics, ...tripleOf(memory.latest) };
          endpoint.attributes = { ...endpoint.attributes, characteristics };
          return made;
        },
      }),
    },
  }),
  faulty({
    id: 'descriptor-of-the-call-on-the-other-thread',
    title: 'The new descriptor is kept in a variable of the process until the return, without a lock.',
    breaks: ['SOCK-1', 'SOCK-3'],
    shape: '',
    overrides: {
      wrap: remembering((): { latest: FunctionResult | undefined } => ({ latest: undefined }), {
        WSPSocket: async ({ memory, proceed }) => {
          const made = await proceed();
          if (isRefusal(made)) return made;
          memory.latest = made;
          await new Promise((resolve) => setImmediate(resolve));
          return memory.latest;
        },
      }),
    },
  }),
  faulty({
    id: 'table-of-sixty-four-sockets-goes-round',
    title: 'The sixty-fifth open socket of a process gets the place, and the descriptor, of the first one.',
    breaks: ['SOCK-1'],
    shape: 'no-limit',
    overrides: {
      wrap: remembering((): FunctionResult[] => [], {
        WSPSocket: async ({ memory, process, proceed }) => {
          const made = await proceed();
          if (isRefusal(made)) return made;
          const [first] = memory;
          if (process.descriptorCount > PLACES && first !== undefined) return first;
          if (process.descriptorCount === 1) memory.length = 0;
          memory.push(made);
          return made;
        },
      }),
    },
  }),
  faulty({
    id: 'descriptor-free-although-another-of-the-socket-is-open',
    title:
      'When one of two descriptors of a socket is closed, the other one is put among the free ones, and given again.',
    breaks: ['SOCK-1', 'SHR-4'],
    shape: '',
    overrides: {
      wrap: remembering((): Hex[] => [], {
        WSPSocket: ({ context, memory, proceed }) => {
          const free = memory.pop();
          if (free === undefined) return proceed();
          const given = { result: free, errno: null, out: {} };
          return proceed({ context: withUpcalls(context, () => Promise.resolve(given)) });
        },
        WSPCloseSocket: async (call) => {
          const closed = descriptorOf(call);
          const other = call.process.openDescriptors.find(
            (open) => open !== closed && open.endpoint === closed?.endpoint,
          );
          if (other !== undefined) call.memory.push(other.handle);
          return call.proceed();
        },
      }),
    },
  }),
];
