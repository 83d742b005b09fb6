import { SOCKET_OPTIONS } from '../../contract/constants/constants';
import { numberOf } from '../../reference/read-arguments';
import type { ReferenceProcess } from '../../reference/reference';
import { around, remembering } from '../changes/around';
import { endpointOf, givenEntry } from '../changes/new-socket';
import { readDword, withDword } from '../changes/options';
import { faulty } from '../variant';

const FIRST_ID = 16;
const SIX_BITS = 64;

/** How many groups each process has made. */
function perProcess(): (process: ReferenceProcess) => number {
  const made = new WeakMap<ReferenceProcess, number>();
  return (process) => {
    const count = made.get(process) ?? 0;
    made.set(process, count + 1);
    return count;
  };
}

const countOf = perProcess();

/** The g of the call under way, and how many groups of each kind there have been. */
const kindAsked = new WeakMap<ReferenceProcess['network'], number>();
const countsOfKinds = new WeakMap<ReferenceProcess['network'], Map<number, number>>();

/** Networks in which WSPStartup has been called since the last group was made. */
const startedSince = new WeakSet<ReferenceProcess['network']>();

/** IDs of groups that are not the group's own, or cannot be read. */
export const GROUP_IDS = [
  faulty({
    id: 'wspstartup-sets-the-count-of-groups-back',
    title: 'WSPStartup, of whatever process, sets the count of groups back to its beginning.',
    breaks: ['GRP-9', 'GRP-10'],
    shape: '',
    overrides: {
      behaviour: {
        allocateGroupId: (lastId, { network }) =>
          startedSince.delete(network) ? FIRST_ID : Math.max(FIRST_ID, lastId + 1),
      },
      wrap: around({
        WSPStartup: ({ process, proceed }) => {
          startedSince.add(process.network);
          return proceed();
        },
      }),
    },
  }),
  faulty({
    id: 'group-ids-per-process',
    title: 'Each process counts its groups from the same number on.',
    breaks: ['GRP-10'],
    shape: '',
    overrides: { behaviour: { allocateGroupId: (_, process) => FIRST_ID + countOf(process) } },
  }),
  faulty({
    id: 'group-ids-per-entry',
    title: 'Each catalog entry has a table of groups of its own, and counts from the same number on.',
    breaks: ['GRP-2', 'GRP-3', 'GRP-6', 'GRP-10', 'GRP-7'],
    shape: '',
    overrides: {
      wrap: remembering((): Map<number, number[]> => new Map(), {
        WSPSocket: async (call) => {
          const { args, process, memory, proceed } = call;
          const { dwCatalogEntryId } = givenEntry(call);
          const own = memory.get(dwCatalogEntryId) ?? [];
          memory.set(dwCatalogEntryId, own);
          const g = Number(args['g']);
          const made = await proceed({ args: { ...args, g: g < FIRST_ID ? g : (own[g - FIRST_ID] ?? g) } });
          const group = endpointOf(process, made)?.group ?? null;
          if (group !== null && !own.includes(group.id)) own.push(group.id);
          return made;
        },
        WSPGetSockOpt: async ({ args, process, memory, proceed }) => {
          const answer = await proceed();
          const endpoint = process.find(args['s'] as string)?.endpoint;
          if (args['optname'] !== SOCKET_OPTIONS.SO_GROUP_ID || endpoint?.group == null) return answer;
          const own = memory.get(endpoint.entry.dwCatalogEntryId) ?? [];
          return withDword(answer, FIRST_ID + own.indexOf(endpoint.group.id));
        },
      }),
    },
  }),
  faulty({
    id: 'group-ids-from-one-on',
    title: 'Groups are numbered from one on, so that their IDs mean something else as g.',
    breaks: ['GRP-4'],
    shape: '',
    overrides: {
      behaviour: {
        allocateGroupId: (_, { network }) => {
          let id = 1;
          while (network.groups.find(id) !== undefined) id += 1;
          return id;
        },
      },
    },
  }),
  faulty({
    id: 'so-group-id-missing',
    title: 'Groups are there, but SO_GROUP_ID was never added to WSPGetSockOpt.',
    breaks: ['GRP-4'],
    shape: '',
    overrides: {
      wrap: around({
        WSPGetSockOpt: ({ args, proceed }) =>
          args['optname'] === SOCKET_OPTIONS.SO_GROUP_ID ? { result: -1, errno: 10042, out: {} } : proceed(),
      }),
    },
  }),
  faulty({
    id: 'so-group-id-is-the-kind-of-a-constrained-group',
    title: 'For a constrained group SO_GROUP_ID tells what was passed as g.',
    breaks: ['GRP-4', 'GRP-10'],
    shape: '',
    overrides: {
      wrap: around({
        WSPGetSockOpt: async ({ args, process, proceed }) => {
          const answer = await proceed();
          const group = process.find(args['s'] as string)?.endpoint.group;
          const lies = args['optname'] === SOCKET_OPTIONS.SO_GROUP_ID && group?.kind === 'constrained';
          return lies ? withDword(answer, 2) : answer;
        },
      }),
    },
  }),
  faulty({
    id: 'so-group-id-of-a-joined-socket-is-wrong',
    title: 'A socket that joined a group is a member of it, but SO_GROUP_ID tells the number of members.',
    breaks: ['GRP-5', 'GRP-6', 'GRP-9'],
    shape: '',
    overrides: {
      wrap: around({
        WSPGetSockOpt: async ({ args, process, proceed }) => {
          const answer = await proceed();
          const endpoint = process.find(args['s'] as string)?.endpoint;
          const members = [...(endpoint?.group?.members ?? [])];
          const joined = members.length > 1 && members[0] !== endpoint;
          const lies = args['optname'] === SOCKET_OPTIONS.SO_GROUP_ID && readDword(answer) !== 0 && joined;
          return lies ? withDword(answer, members.length) : answer;
        },
      }),
    },
  }),
  faulty({
    id: 'group-ids-go-round',
    title: 'The number of a group has six bits; it goes round, and is not compared with those in use.',
    breaks: ['GRP-10'],
    shape: '',
    overrides: { behaviour: { allocateGroupId: (lastId) => FIRST_ID + ((lastId + 1) % SIX_BITS) } },
  }),
  faulty({
    id: 'group-ids-per-kind',
    title: 'Constrained and unconstrained groups are counted apart, both from the same number on.',
    breaks: ['GRP-10'],
    shape: '',
    overrides: {
      wrap: around({
        WSPSocket: ({ args, process, proceed }) => {
          kindAsked.set(process.network, numberOf(args, 'g'));
          return proceed();
        },
      }),
      behaviour: {
        allocateGroupId: (_, { network }) => {
          const kind = kindAsked.get(network) ?? 0;
          const counts = countsOfKinds.get(network) ?? new Map<number, number>();
          countsOfKinds.set(network, counts);
          const count = counts.get(kind) ?? 0;
          counts.set(kind, count + 1);
          return FIRST_ID + count;
        },
      },
    },
  }),
  faulty({
    id: 'first-group-has-the-id-one',
    title: 'The groups of the provider are counted from one on: the first IDs mean something else as g.',
    breaks: ['GRP-4'],
    shape: '',
    overrides: { behaviour: { allocateGroupId: (lastId) => lastId + 1 } },
  }),
];
