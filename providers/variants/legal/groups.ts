import { SOCKET_OPTIONS } from '../../contract/constants/constants';
import { refuse } from '../../reference/answer';
import { chooseGroup, refusalOfGroupConnect } from '../../reference/behaviour/group-rules';
import type { GroupQuestion } from '../../reference/behaviour/reference-behaviour';
import { sameAddress } from '../../reference/catalog/address';
import type { Group } from '../../reference/network/groups';
import type { ReferenceProcess } from '../../reference/reference';
import { around } from '../changes/around';
import { isForFurther } from '../changes/new-socket';
import { refusal } from '../changes/results';
import { failure } from '../changes/transfer';
import { legal } from '../variant';

const FIRST_ID = 16;
/** As a DWORD with its highest bit set: negative to whoever reads an int. */
const HIGH_IDS = 0x80000000;

/** Which process made a group. */
const makers = new WeakMap<ReferenceProcess, Set<number>>();

function joinsOtherEntry({ entry }: GroupQuestion, group: Group): boolean {
  return group.kind === 'constrained' && [...group.members].some((member) => member.entry !== entry);
}

/** What a provider may do about socket groups. */
export const GROUPS = [
  legal({
    id: 'reuses-the-id-of-a-dead-group',
    title: 'A new group gets the lowest ID that no group with members has.',
    shape: '',
    overrides: {
      behaviour: {
        allocateGroupId: (_, { network }) => {
          let id = FIRST_ID;
          while (network.groups.find(id) !== undefined) id += 1;
          return id;
        },
      },
    },
  }),
  legal({
    id: 'group-ids-with-the-highest-bit',
    title: 'IDs of groups are large numbers in no order, with the highest bit set.',
    shape: 'ifs',
    overrides: {
      behaviour: {
        allocateGroupId: (lastId) => {
          const count = lastId === 0 ? 0 : (lastId ^ HIGH_IDS) >>> 0;
          return (HIGH_IDS | ((count + 40_503) & 0x7fffffff)) >>> 0;
        },
      },
    },
  }),
  legal({
    id: 'constrained-group-of-one-entry',
    title: 'A constrained group takes sockets of the entry that it was made with, and no others.',
    shape: '',
    overrides: {
      behaviour: {
        chooseGroup: (question) => {
          const choice = chooseGroup(question);
          return choice.kind === 'join' && joinsOtherEntry(question, choice.group)
            ? refuse('WSAEINVAL')
            : choice;
        },
      },
    },
  }),
  legal({
    id: 'constrained-group-of-one-port',
    title: 'The members of a constrained group connect to one port of one address.',
    shape: '',
    overrides: {
      behaviour: {
        refusalOfGroupConnect: ({ kind, address }, to) =>
          kind === 'constrained' && address !== null && !sameAddress(address, to) ? 'WSAEINVAL' : null,
      },
    },
  }),
  legal({
    id: 'wsaeaddrnotavail-outside-the-group',
    title:
      'A connection out of the group’s address is refused with WSAEADDRNOTAVAIL; the page names no code.',
    shape: '',
    overrides: {
      behaviour: {
        refusalOfGroupConnect: (group, address) =>
          refusalOfGroupConnect(group, address) === null ? null : 'WSAEADDRNOTAVAIL',
      },
    },
  }),
  legal({
    id: 'groups-of-one-process',
    title: 'A group can be joined in the process only that made it; its ID is its own all the same.',
    shape: '',
    overrides: {
      behaviour: {
        allocateGroupId: (lastId, process) => {
          const id = Math.max(FIRST_ID, lastId + 1);
          makers.set(process, (makers.get(process) ?? new Set()).add(id));
          return id;
        },
      },
      wrap: around({
        WSPSocket: (call) => {
          const g = Number(call.args['g']);
          const isShared = isForFurther(call);
          const isForeign = g >= FIRST_ID && makers.get(call.process)?.has(g) !== true;
          return isForeign && !isShared ? refusal('WSAEINVAL') : call.proceed();
        },
      }),
    },
  }),
  legal({
    id: 'so-group-id-of-members-only',
    title: 'SO_GROUP_ID is refused on a socket that is in no group.',
    shape: '',
    overrides: {
      wrap: around({
        WSPGetSockOpt: async ({ args, proceed }) => {
          const answer = await proceed();
          const { optval } = answer.out;
          const isInNone = typeof optval === 'string' && Number(`0x${optval}`) === 0;
          return args['optname'] === SOCKET_OPTIONS.SO_GROUP_ID && isInNone
            ? failure('WSAENOPROTOOPT')
            : answer;
        },
      }),
    },
  }),
  legal({
    id: 'groups-undeclared',
    title: 'The provider has groups, and the statement does not say so.',
    shape: 'undeclared',
    overrides: {},
  }),
  legal({
    id: 'refuses-every-group',
    title: 'There are no groups: any g but zero is refused, and SO_GROUP_ID is no option.',
    shape: 'no-groups',
    overrides: {},
  }),
  legal({
    id: 'ignores-every-group',
    title: 'There are no groups: whatever g is, it is ignored.',
    shape: 'no-groups,undeclared',
    overrides: { behaviour: { chooseGroup: () => ({ kind: 'none' }) } },
  }),
  legal({
    id: 'ignores-every-group-and-says-zero',
    title: 'There are no groups: g is ignored, and SO_GROUP_ID is zero for every socket.',
    shape: 'no-groups',
    overrides: {
      behaviour: { chooseGroup: () => ({ kind: 'none' }) },
      wrap: around({
        WSPGetSockOpt: ({ args, proceed }) =>
          args['optname'] === SOCKET_OPTIONS.SO_GROUP_ID
            ? { result: 0, errno: null, out: { optval: '00000000' } }
            : proceed(),
      }),
    },
  }),
];
