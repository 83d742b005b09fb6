import { has } from '../../reference/catalog/characteristics';
import { SHORT_DEADLINE } from '../changes/deadline';
import { around, remembering } from '../changes/around';
import { isRefusal, refusal } from '../changes/results';
import { asksForRole } from '../changes/flags';
import { faulty } from '../variant';

/** Roles that do not take effect, and refusals that go too far. */
export const MULTIPOINT_ROLES = [
  faulty({
    id: 'join-leaf-on-a-root-gives-the-root',
    title: 'WSPJoinLeaf on a c_root returns the root’s own descriptor instead of a new one for the leaf.',
    breaks: ['MPT-8'],
    shape: '',
    overrides: { behaviour: { joinGivesNewDescriptor: () => false } },
  }),
  faulty({
    id: 'join-leaf-on-a-leaf-gives-a-new-descriptor',
    title: 'WSPJoinLeaf on a c_leaf returns a new descriptor, as it would on a root.',
    breaks: ['MPT-8'],
    shape: '',
    overrides: { behaviour: { joinGivesNewDescriptor: () => true } },
  }),
  faulty({
    id: 'd-leaf-reaches-the-other-leaves',
    title: 'What a leaf sends to a session goes to all members, also where the data plane has a root.',
    breaks: ['MPT-9'],
    shape: '',
    overrides: { behaviour: { reachesMember: () => true } },
  }),
  faulty({
    id: 'd-leaf-reaches-nobody',
    title: 'What a leaf sends to a session with a rooted data plane does not reach the root either.',
    breaks: ['MPT-9'],
    shape: '',
    overrides: {
      behaviour: {
        reachesMember: (entry, sender) => !has(entry, 'XP1_MULTIPOINT_DATA_PLANE') || sender.data === 'root',
      },
      describe: SHORT_DEADLINE,
    },
  }),
  faulty({
    id: 'flags-refused-with-a-win32-code',
    title: 'Wrong multipoint flags are refused with ERROR_INVALID_FLAGS, which is no code of Winsock.',
    breaks: ['RET-1', 'MPT-1', 'MPT-2', 'MPT-3', 'MPT-4', 'MPT-5'],
    shape: '',
    overrides: {
      wrap: around({
        WSPSocket: async ({ args, proceed }) => {
          const result = await proceed();
          return asksForRole({ args }) && isRefusal(result) ? { ...result, errno: 1004 } : result;
        },
      }),
    },
  }),
  faulty({
    id: 'wrong-flags-refuse-the-entry-for-good',
    title: 'After wrong multipoint flags every further call is refused until the next WSPStartup.',
    breaks: ['SOCK-1', 'SOCK-5', 'GRP-2', 'GRP-5', 'MPT-1', 'MPT-2', 'MPT-3', 'MPT-4', 'MPT-5', 'GRP-9'],
    shape: '',
    overrides: {
      wrap: remembering(() => ({ broken: false }), {
        WSPSocket: async ({ args, memory, proceed }) => {
          if (memory.broken) return refusal('WSAEINVAL');
          const result = await proceed();
          memory.broken = asksForRole({ args }) && isRefusal(result);
          return result;
        },
      }),
    },
  }),
];
