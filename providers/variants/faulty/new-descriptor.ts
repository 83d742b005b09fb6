import { acquireDescriptor } from '../../reference/behaviour/acquire-descriptor';
import { closeIfUnused } from '../../reference/socket/close-endpoint';
import { around } from '../changes/around';
import { endpointOf } from '../changes/new-socket';
import { faulty } from '../variant';

const NO_SOCKET = { result: -1, errno: 10038, out: {} };
/** Slots of a table that is too small for what the provider itself offers. */
const SLOTS = 12;

/** Descriptors that are not the new socket's own, or do not work. */
export const NEW_DESCRIPTOR = [
  faulty({
    id: 'descriptor-of-an-open-socket',
    title: 'A new socket gets the descriptor that another open socket of its entry has.',
    breaks: ['SOCK-1', 'DESC-4'],
    shape: '',
    overrides: {
      behaviour: {
        acquireDescriptor: async (question) => {
          const { process, entry } = question;
          const open = process.openDescriptors.find(({ endpoint }) => endpoint.entry === entry);
          return open === undefined ? acquireDescriptor(question) : { kind: 'granted', handle: open.handle };
        },
      },
    },
  }),
  faulty({
    id: 'options-know-no-descriptor',
    title: 'WSPGetSockOpt looks descriptors up in another table, and calls every one of them no socket.',
    breaks: ['SOCK-2'],
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
    id: 'crash-at-the-thirteenth-socket',
    title: 'The table of sockets has twelve slots and no check, so that the thirteenth open socket crashes.',
    breaks: ['SOCK-1', 'SOCK-2', 'SOCK-3', 'DESC-4'],
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
];
