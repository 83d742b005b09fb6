import type { Hex } from '../../contract/json';
import type { CallContext } from '../../contract/service-provider/service-provider';
import type { ReferenceProcess } from '../../reference/reference';
import { around, remembering } from '../changes/around';
import { isRefusal } from '../changes/results';
import { withUpcalls } from '../changes/upcalls';
import { legal } from '../variant';
import type { Result } from '../../contract/messages';

/** Asks for a descriptor before it is known of which entry the socket will be. */
function acquireEarly(context: CallContext, process: ReferenceProcess): Promise<Result> {
  const dwCatalogEntryId = process.parts.entries[0]?.dwCatalogEntryId ?? 0;
  return context.upcall('WPUCreateSocketHandle', { dwCatalogEntryId, dwContext: process.allocateContext() });
}

/** A context in which the descriptor is there already. */
function having(context: CallContext, handle: Hex): CallContext {
  return withUpcalls(context, ({ name, make }) =>
    name === 'WPUCreateSocketHandle' ? Promise.resolve({ result: handle, errno: null, out: {} }) : make(),
  );
}

/** Descriptors that are acquired before anything is checked. */
export const EARLY_DESCRIPTORS = [
  legal({
    id: 'keeps-the-descriptor-of-a-refused-call',
    title: 'The descriptor is acquired first; one that was acquired in vain is kept for the next socket.',
    shape: '',
    overrides: {
      wrap: remembering((): { readonly spares: Hex[] } => ({ spares: [] }), {
        WSPSocket: async ({ context, process, memory, proceed }) => {
          let descriptor = memory.spares.pop();
          if (descriptor === undefined) {
            const { result, errno } = await acquireEarly(context, process);
            if (errno !== null) return { result, errno, out: {} };
            descriptor = result as Hex;
          }
          const made = await proceed({ context: having(context, descriptor) });
          if (isRefusal(made)) memory.spares.push(descriptor);
          return made;
        },
      }),
    },
  }),
  legal({
    id: 'acquires-first-and-closes-when-refused',
    title: 'The descriptor is acquired before anything is checked, and given back where the call is refused.',
    shape: '',
    overrides: {
      wrap: around({
        WSPSocket: async ({ context, process, proceed }) => {
          const { result, errno } = await acquireEarly(context, process);
          if (errno !== null) return { result, errno, out: {} };
          const made = await proceed({ context: having(context, result as Hex) });
          if (isRefusal(made)) await context.upcall('WPUCloseSocketHandle', { s: result });
          return made;
        },
      }),
    },
  }),
];
