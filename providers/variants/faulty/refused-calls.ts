import { SG_UNCONSTRAINED_GROUP } from '../../contract/constants/constants';
import type { Json } from '../../contract/json';
import type { Result } from '../../contract/messages';
import { around, remembering, type SurroundedCall } from '../changes/around';
import { givenEntry } from '../changes/new-socket';
import { withUpcalls } from '../changes/upcalls';
import { isRefusal, isRefusedWith, refusal } from '../changes/results';
import { faulty, type DescribedFault, type FaultyVariant } from '../variant';

/** As many groups as the table has room for. */
const MOST_GROUPS = 64;

/** Every rule that looks at the call after a refused one, such as the same call without its one fault. */
const AFTER_A_REFUSAL = [
  ...(['SOCK-1', 'DESC-6', 'GRP-2', 'GRP-5', 'GRP-7', 'GRP-9'] as const),
  ...(['MPT-1', 'MPT-2', 'MPT-3', 'MPT-4', 'MPT-5'] as const),
  ...(['ERR-1', 'ERR-2', 'ERR-3', 'ERR-4', 'ERR-5', 'ERR-6', 'ERR-7', 'ERR-8', 'ERR-9'] as const),
] as const;

/** A provider that does not close the descriptor which it acquired for some of the calls that it refuses as not valid. */
function keepingDescriptor(
  described: DescribedFault,
  isConcerned: (call: SurroundedCall<null>) => boolean,
): FaultyVariant {
  return faulty({
    ...described,
    shape: '',
    overrides: {
      wrap: around({
        WSPSocket: async (call) => {
          const result = await call.proceed();
          if (isConcerned(call) && isRefusedWith(result, 'WSAEINVAL')) {
            const { dwCatalogEntryId } = givenEntry(call);
            await call.context.upcall('WPUCreateSocketHandle', { dwCatalogEntryId, dwContext: '0x1' });
          }
          return result;
        },
      }),
    },
  });
}

/** What refused calls leave behind. */
export const REFUSED_CALLS = [
  keepingDescriptor(
    {
      id: 'refusal-keeps-a-descriptor',
      title:
        'The descriptor is acquired before the flags are checked, and not closed when these are refused.',
      breaks: ['SOCK-5'],
    },
    ({ args }) => args['g'] === 0,
  ),
  faulty({
    id: 'refusal-uses-up-a-slot',
    title: 'A refused call counts as an open socket for ever, so that the provider runs out of descriptors.',
    breaks: ['SOCK-5', 'ERR-4'],
    shape: '',
    overrides: {
      wrap: around({
        WSPSocket: async ({ process, proceed }) => {
          const result = await proceed();
          if (isRefusal(result)) process.descriptorsUnderway += 1;
          return result;
        },
        WSPCleanup: ({ process, proceed }) => {
          process.descriptorsUnderway = 0;
          return proceed();
        },
      }),
    },
  }),
  faulty({
    id: 'refusal-refuses-the-next-call-too',
    title: 'The code of a refused call is not reset, and the next call with the entry is refused with it.',
    breaks: [...AFTER_A_REFUSAL, 'SOCK-5'],
    shape: '',
    overrides: {
      wrap: remembering((): Map<number, number> => new Map(), {
        WSPSocket: async (call) => {
          const { memory, proceed } = call;
          const { dwCatalogEntryId } = givenEntry(call);
          const errno = memory.get(dwCatalogEntryId);
          memory.delete(dwCatalogEntryId);
          if (errno !== undefined) return { ...refusal(null), errno };
          const result = await proceed();
          if (result.errno !== null) memory.set(dwCatalogEntryId, result.errno);
          return result;
        },
      }),
    },
  }),
  faulty({
    id: 'family-refused-for-good',
    title:
      'One call with an unsupported family makes the provider refuse every later call that names a family.',
    breaks: ['SOCK-5', 'ERR-2', 'GRP-9'],
    shape: '',
    overrides: {
      wrap: remembering(() => ({ sticks: false }), {
        WSPSocket: async ({ args, memory, proceed }) => {
          if (memory.sticks && args['af'] !== 0 && args['af'] !== -1) return refusal('WSAEAFNOSUPPORT');
          const result = await proceed();
          if (isRefusedWith(result, 'WSAEAFNOSUPPORT')) memory.sticks = true;
          return result;
        },
      }),
    },
  }),
  keepingDescriptor(
    {
      id: 'refused-group-keeps-a-descriptor',
      title: 'The descriptor is acquired before g is looked at, and not closed when g is refused.',
      breaks: ['SOCK-5'],
    },
    ({ args }) => args['g'] !== 0,
  ),
  keepingDescriptor(
    {
      id: 'refused-member-keeps-a-descriptor',
      title:
        'The descriptor is acquired before the group is asked, and not closed when the group takes no such socket.',
      breaks: ['SOCK-5'],
    },
    ({ args, process }) => process.network.groups.find(Number(args['g'])) !== undefined,
  ),
  faulty({
    id: 'refused-join-leaves-a-descriptor-for-two',
    title:
      'The descriptor of a call whose group does not exist is kept for the next call, and not taken away when that has used it.',
    breaks: ['SOCK-1'],
    shape: '',
    overrides: {
      wrap: remembering(() => ({ kept: null as Json, uses: 0 }), {
        WSPSocket: async (call) => {
          const { args, context, memory, proceed } = call;
          if (args['g'] === 0 && memory.uses > 0) {
            memory.uses -= 1;
            const kept: Result = { result: memory.kept, errno: null, out: {} };
            return proceed({ context: withUpcalls(context, () => Promise.resolve(kept)) });
          }
          const result = await proceed();
          if (args['g'] !== 0 && isRefusedWith(result, 'WSAEINVAL') && memory.uses === 0) {
            const { dwCatalogEntryId } = givenEntry(call);
            const made = await context.upcall('WPUCreateSocketHandle', {
              dwCatalogEntryId,
              dwContext: '0x1',
            });
            memory.kept = made.result;
            memory.uses = 2;
          }
          return result;
        },
      }),
    },
  }),
  faulty({
    id: 'refusal-uses-up-a-group',
    title:
      'A new group is made before the flags are checked, and its place in the table stays taken where these are refused.',
    breaks: ['SOCK-5'],
    shape: '',
    overrides: {
      wrap: remembering(() => ({ taken: 0 }), {
        WSPSocket: async ({ args, memory, proceed }) => {
          if (args['g'] === SG_UNCONSTRAINED_GROUP && memory.taken >= MOST_GROUPS)
            return refusal('WSAENOBUFS');
          const result = await proceed();
          if (args['g'] === SG_UNCONSTRAINED_GROUP && isRefusal(result)) memory.taken += 1;
          return result;
        },
      }),
    },
  }),
];
