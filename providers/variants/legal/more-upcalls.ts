import { acquireDescriptor } from '../../reference/behaviour/acquire-descriptor';
import { around } from '../changes/around';
import { isRefusal } from '../changes/results';
import { legal } from '../variant';

/** More upcalls than the one that is needed, or others. */
export const MORE_UPCALLS = [
  legal({
    id: 'acquires-two-and-closes-one',
    title: 'Two descriptors are acquired for each socket, and the surplus one is closed before the return.',
    shape: '',
    overrides: {
      behaviour: {
        acquireDescriptor: async (question) => {
          const surplus = await acquireDescriptor(question);
          const granted = await acquireDescriptor(question);
          if (surplus.kind === 'granted') {
            await question.context.upcall('WPUCloseSocketHandle', { s: surplus.handle });
          }
          return granted;
        },
      },
    },
  }),
  legal({
    id: 'tries-a-failed-upcall-again',
    title: 'An upcall that failed is made once more before the call is refused.',
    shape: '',
    overrides: {
      behaviour: {
        acquireDescriptor: async (question) => {
          const granted = await acquireDescriptor(question);
          return granted.kind === 'granted' ? granted : acquireDescriptor(question);
        },
      },
    },
  }),
  legal({
    id: 'tries-a-failed-file-handle-upcall-again',
    title: 'WPUModifyIFSHandle that failed is called once more, with another handle.',
    shape: 'ifs',
    overrides: {
      behaviour: {
        acquireDescriptor: async (question) => {
          const granted = await acquireDescriptor(question);
          return granted.kind === 'granted' ? granted : acquireDescriptor(question);
        },
      },
    },
  }),
  legal({
    id: 'shows-two-file-handles',
    title: 'WPUModifyIFSHandle is called for two handles of each socket, and the second is the descriptor.',
    shape: 'ifs',
    overrides: {
      behaviour: {
        acquireDescriptor: async (question) => {
          await acquireDescriptor(question);
          return acquireDescriptor(question);
        },
      },
    },
  }),
  legal({
    id: 'one-entry-in-all-upcalls',
    title: 'Every upcall names the provider’s first entry, whichever entry the socket is of.',
    shape: '',
    overrides: {
      behaviour: {
        acquireDescriptor: (question) => {
          const dwCatalogEntryId =
            question.process.parts.entries[0]?.dwCatalogEntryId ?? question.entry.dwCatalogEntryId;
          return acquireDescriptor({ ...question, entry: { ...question.entry, dwCatalogEntryId } });
        },
      },
    },
  }),
  legal({
    id: 'asks-ws2-32-for-more',
    title: 'WSPSocket also reads the catalog, makes an event and queries the context of its new descriptor.',
    shape: '',
    overrides: {
      wrap: around({
        WSPSocket: async ({ context, proceed }) => {
          await context.upcall('WSCEnumProtocols', {});
          const made = await proceed();
          if (!isRefusal(made)) await context.upcall('WPUQuerySocketHandleContext', { s: made.result });
          await context.upcall('WPUCreateEvent', {});
          return made;
        },
      }),
    },
  }),
];
