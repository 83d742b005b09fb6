import type { Hex } from '../../contract/json';
import type { Result } from '../../contract/messages';
import type { CallContext } from '../../contract/service-provider/service-provider';
import { remembering } from '../changes/around';
import { withUpcalls } from '../changes/upcalls';
import { legal } from '../variant';

/** How many descriptors are acquired at a time. */
const STOCK = 4;

/** Descriptors kept for later, by the catalog entry that they were acquired for. */
type Stock = Map<unknown, Hex[]>;

function emptyStock(): Stock {
  return new Map();
}

function given(handle: Hex): Result {
  return { result: handle, errno: null, out: {} };
}

/** A context in which WPUCreateSocketHandle is called only where the stock has no descriptor for the entry. */
function fromStock(context: CallContext, stock: Stock): CallContext {
  return withUpcalls(context, ({ name, args, make }) => {
    const kept = name === 'WPUCreateSocketHandle' ? stock.get(args['dwCatalogEntryId'])?.shift() : undefined;
    return kept === undefined ? make() : Promise.resolve(given(kept));
  });
}

/** Descriptors that come from a stock. */
export const STOCK_OF_DESCRIPTORS = [
  legal({
    id: 'keeps-a-stock-of-descriptors',
    title: 'Descriptors are acquired four at a time, and most sockets get one from the stock.',
    shape: '',
    overrides: {
      wrap: remembering(emptyStock, {
        WSPSocket: ({ context, memory, proceed }) =>
          proceed({
            context: withUpcalls(context, async ({ name, args, make }) => {
              if (name !== 'WPUCreateSocketHandle') return make();
              const id = args['dwCatalogEntryId'];
              const stock = memory.get(id) ?? [];
              memory.set(id, stock);
              const kept = stock.shift();
              if (kept !== undefined) return given(kept);
              const first = await make();
              for (let more = 1; more < STOCK && first.errno === null; more += 1) {
                const next = await make();
                if (next.errno === null) stock.push(next.result as Hex);
              }
              return first;
            }),
          }),
        WSPCleanup: async ({ context, memory, proceed }) => {
          for (const s of [...memory.values()].flat()) await context.upcall('WPUCloseSocketHandle', { s });
          memory.clear();
          return proceed();
        },
      }),
    },
  }),
  legal({
    id: 'acquires-descriptors-at-startup',
    title: 'A stock of descriptors is acquired within WSPStartup, and asked for again when it is used up.',
    shape: '',
    overrides: {
      wrap: remembering(emptyStock, {
        WSPStartup: async ({ context, process, memory, proceed }) => {
          const started = await proceed();
          for (const { dwCatalogEntryId } of process.parts.entries) {
            const args = { dwCatalogEntryId, dwContext: process.allocateContext() };
            const { result, errno } = await context.upcall('WPUCreateSocketHandle', args);
            if (errno === null) memory.set(dwCatalogEntryId, [result as Hex]);
          }
          return started;
        },
        WSPSocket: ({ context, memory, proceed }) => proceed({ context: fromStock(context, memory) }),
      }),
    },
  }),
  legal({
    id: 'falls-back-on-a-stock-of-one-entry',
    title: 'For the last entry a few descriptors are kept for the time when WS2_32 gives none.',
    shape: '',
    overrides: {
      wrap: remembering(emptyStock, {
        WSPStartup: async ({ context, process, memory, proceed }) => {
          const started = await proceed();
          const dwCatalogEntryId = process.parts.entries.at(-1)?.dwCatalogEntryId ?? 0;
          for (let kept = 0; kept < STOCK; kept += 1) {
            const args = { dwCatalogEntryId, dwContext: process.allocateContext() };
            const { result, errno } = await context.upcall('WPUCreateSocketHandle', args);
            if (errno === null)
              memory.set(dwCatalogEntryId, [...(memory.get(dwCatalogEntryId) ?? []), result as Hex]);
          }
          return started;
        },
        WSPSocket: ({ context, memory, proceed }) =>
          proceed({
            context: withUpcalls(context, async ({ name, args, make }) => {
              const answer = await make();
              if (name !== 'WPUCreateSocketHandle' || answer.errno === null) return answer;
              const kept = memory.get(args['dwCatalogEntryId'])?.shift();
              return kept === undefined ? answer : given(kept);
            }),
          }),
        WSPCleanup: async ({ context, memory, proceed }) => {
          for (const s of [...memory.values()].flat()) await context.upcall('WPUCloseSocketHandle', { s });
          memory.clear();
          return proceed();
        },
      }),
    },
  }),
  legal({
    id: 'takes-a-closed-socket-s-descriptor-again',
    title:
      'The descriptor of a closed socket is not given back to WS2_32, but goes to the next socket of its entry.',
    shape: '',
    overrides: {
      wrap: remembering(emptyStock, {
        WSPCloseSocket: ({ args, context, process, memory, proceed }) => {
          const s = args['s'] as Hex;
          const id = process.find(s)?.endpoint.entry.dwCatalogEntryId;
          const isKept = id !== undefined;
          if (isKept) memory.set(id, [...(memory.get(id) ?? []), s]);
          return proceed({
            context: withUpcalls(context, ({ name, make }) =>
              isKept && name === 'WPUCloseSocketHandle'
                ? Promise.resolve({ result: 0, errno: null, out: {} })
                : make(),
            ),
          });
        },
        WSPSocket: ({ context, memory, proceed }) => proceed({ context: fromStock(context, memory) }),
      }),
    },
  }),
];
