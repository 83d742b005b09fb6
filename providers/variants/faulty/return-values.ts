import { around } from '../changes/around';
import { isRefusal, withCode } from '../changes/results';
import { asksForRole } from '../changes/flags';
import { faulty } from '../variant';

/** STATUS_INVALID_PARAMETER as a signed number: what the system underneath gave. */
const NTSTATUS = 0xc000000d | 0;
const REFUSED_FLAGS = ['RET-1', 'MPT-1', 'MPT-2', 'MPT-3', 'MPT-4', 'MPT-5'] as const;
/** Every rule that demands a refusal, or says which code one carries. */
const EVERY_REFUSAL = [
  ...REFUSED_FLAGS,
  ...(['DESC-6', 'GRP-7', 'GRP-9'] as const),
  ...(['ERR-1', 'ERR-2', 'ERR-3', 'ERR-4', 'ERR-5', 'ERR-6', 'ERR-7', 'ERR-8', 'ERR-9', 'ERR-10'] as const),
] as const;

/** Refusals that do not look like one. */
export const RETURN_VALUES = [
  faulty({
    id: 'refusal-without-a-code',
    title: 'INVALID_SOCKET is returned, and the code is set for the thread but never written to lpErrno.',
    breaks: EVERY_REFUSAL,
    shape: '',
    overrides: { wrap: around({ WSPSocket: async ({ proceed }) => withCode(await proceed(), null) }) },
  }),
  faulty({
    id: 'bad-flags-without-a-code',
    title: 'The check of the multipoint flags returns INVALID_SOCKET before lpErrno is written.',
    breaks: REFUSED_FLAGS,
    shape: '',
    overrides: {
      wrap: around({
        WSPSocket: async ({ args, proceed }) => {
          const result = await proceed();
          return asksForRole({ args }) ? withCode(result, null) : result;
        },
      }),
    },
  }),
  faulty({
    id: 'bad-flags-with-an-ntstatus',
    title: 'The NTSTATUS of the driver goes into lpErrno as it is, where the multipoint flags are wrong.',
    breaks: REFUSED_FLAGS,
    shape: '',
    overrides: {
      wrap: around({
        WSPSocket: async ({ args, proceed }) => {
          const result = await proceed();
          return asksForRole({ args }) ? withCode(result, NTSTATUS) : result;
        },
      }),
    },
  }),
  faulty({
    id: 'no-descriptor-with-an-ntstatus',
    title: 'Where no descriptor could be had, lpErrno gets an NTSTATUS instead of a Winsock code.',
    breaks: ['RET-1', 'DESC-6', 'ERR-5'],
    shape: '',
    overrides: {
      behaviour: {
        acquireDescriptor: async ({ process, entry, context }) => {
          const { dwCatalogEntryId } = entry;
          const dwContext = process.allocateContext();
          const given = await context.upcall('WPUCreateSocketHandle', { dwCatalogEntryId, dwContext });
          return given.errno === null
            ? { kind: 'granted', handle: given.result as `0x${string}` }
            : { kind: 'refusal', errno: NTSTATUS, out: {} };
        },
      },
    },
  }),
  faulty({
    id: 'refusal-code-zero',
    title: 'Every refusal writes zero to lpErrno, the code of success.',
    breaks: EVERY_REFUSAL,
    shape: '',
    overrides: { wrap: around({ WSPSocket: async ({ proceed }) => withCode(await proceed(), 0) }) },
  }),
  faulty({
    id: 'refusal-returns-zero',
    title: 'The code is written, but zero is returned instead of INVALID_SOCKET.',
    breaks: EVERY_REFUSAL,
    shape: '',
    overrides: {
      wrap: around({
        WSPSocket: async ({ proceed }) => {
          const result = await proceed();
          return isRefusal(result) ? { ...result, result: '0x0' } : result;
        },
      }),
    },
  }),
  faulty({
    id: 'bad-flags-return-zero',
    title: 'Where the multipoint flags are wrong, the code is written and zero is returned.',
    breaks: REFUSED_FLAGS,
    shape: '',
    overrides: {
      wrap: around({
        WSPSocket: async ({ args, proceed }) => {
          const result = await proceed();
          return asksForRole({ args }) && isRefusal(result) ? { ...result, result: '0x0' } : result;
        },
      }),
    },
  }),
];
