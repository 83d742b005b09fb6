import { ERROR_CODES } from '../../contract/constants/constants';
import { refuse } from '../../reference/answer';
import { chooseGroup } from '../../reference/behaviour/group-rules';
import { isConnectionOriented } from '../../reference/catalog/characteristics';
import type { Group, Groups } from '../../reference/network/groups';
import type { Endpoint } from '../../reference/socket/endpoint';
import { around, remembering } from '../changes/around';
import { endpointOf } from '../changes/new-socket';
import { isRefusal } from '../changes/results';
import { descriptorOf } from '../changes/transfer';
import { faulty } from '../variant';

/** Groups that outlive their members, and groups that had several when one of these was closed. */
const keptAlive = new WeakSet<Group>();
const hadMore = new WeakSet<Group>();

/** Who counts as a member of a group. */
const latestKind = new WeakMap<Groups, Group['kind']>();
const miscounted = new WeakSet<Group>();

export const GROUP_MEMBERS = [
  faulty({
    id: 'group-dies-with-a-joined-member',
    title: 'Closing a socket that joined a group ends the group, though the first member is open.',
    breaks: ['GRP-9'],
    shape: '',
    overrides: {
      wrap: around({
        WSPCloseSocket: async (call) => {
          const endpoint = descriptorOf(call)?.endpoint;
          const group = endpoint?.group ?? null;
          const others = [...(group?.members ?? [])].filter((member) => member !== endpoint);
          const isJoined = [...(group?.members ?? [])][0] !== endpoint;
          const answer = await call.proceed();
          if (group === null || !isJoined || endpoint?.group === group) return answer;
          for (const member of others) call.process.network.groups.leave(member, () => false);
          return answer;
        },
      }),
    },
  }),
  faulty({
    id: 'group-survives-its-first-member',
    title:
      'The group is taken out of the table by joined members only: closed last, its creator leaves it there.',
    breaks: ['GRP-9'],
    shape: '',
    overrides: {
      behaviour: { outlivesItsMembers: (group) => keptAlive.has(group) },
      wrap: remembering(() => new WeakMap<Group, Endpoint>(), {
        WSPSocket: async ({ process, memory, proceed }) => {
          const made = await proceed();
          const endpoint = endpointOf(process, made);
          const group = endpoint?.group ?? null;
          if (endpoint !== undefined && group !== null && !memory.has(group)) memory.set(group, endpoint);
          return made;
        },
        WSPCloseSocket: (call) => {
          const endpoint = descriptorOf(call)?.endpoint;
          const group = endpoint?.group ?? null;
          const isCreator = group !== null && call.memory.get(group) === endpoint;
          if (isCreator && hadMore.has(group)) keptAlive.add(group);
          if (group !== null && group.members.size > 1) hadMore.add(group);
          return call.proceed();
        },
      }),
    },
  }),
  faulty({
    id: 'refused-socket-stays-in-the-group',
    title: 'A socket that has joined its group, and then gets no descriptor, is not taken out of it.',
    breaks: ['GRP-9'],
    shape: '',
    overrides: {
      behaviour: { outlivesItsMembers: (group) => keptAlive.has(group) },
      wrap: around({
        WSPSocket: async ({ args, process, proceed }) => {
          const made = await proceed();
          const group = process.network.groups.find(Number(args['g']));
          if (isRefusal(made) && made.errno !== ERROR_CODES.WSAEINVAL && group !== undefined)
            keptAlive.add(group);
          return made;
        },
      }),
    },
  }),
  faulty({
    id: 'g-zero-of-an-overlapped-socket-joins',
    title: 'Where the flags are not zero, a g of zero is taken for the group that was made last.',
    breaks: ['GRP-1'],
    shape: '',
    overrides: {
      wrap: remembering(() => ({ last: 0 }), {
        WSPSocket: async ({ args, process, memory, proceed }) => {
          const isMeant = args['g'] === 0 && args['dwFlags'] === 1;
          const joins = isMeant && process.network.groups.find(memory.last) !== undefined;
          const made = await proceed(joins ? { args: { ...args, g: memory.last } } : {});
          if (args['g'] !== 0) memory.last = endpointOf(process, made)?.group?.id ?? memory.last;
          return joins && isRefusal(made) ? proceed() : made;
        },
      }),
    },
  }),
  faulty({
    id: 'one-kind-for-all-groups',
    title:
      'Whether groups are constrained is kept in one variable, which the group that was made last decides.',
    breaks: ['GRP-6', 'GRP-7'],
    shape: '',
    overrides: {
      behaviour: {
        chooseGroup: (question) => {
          const { groups, entry, g } = question;
          const choice = chooseGroup(question);
          if (groups === null) return choice;
          if (choice.kind === 'create') latestKind.set(groups, choice.groupKind);
          const group = groups.find(g);
          if (group === undefined) return choice;
          return latestKind.get(groups) === 'constrained' && !isConnectionOriented(entry)
            ? refuse('WSAEINVAL')
            : { kind: 'join', group };
        },
      },
    },
  }),
  faulty({
    id: 'refused-socket-counts-as-a-member',
    title:
      'A connectionless socket that a constrained group refuses is counted, so that the group never ends.',
    breaks: ['GRP-9'],
    shape: '',
    overrides: {
      behaviour: {
        chooseGroup: (question) => {
          const choice = chooseGroup(question);
          const group = question.groups?.find(question.g);
          if (group !== undefined && choice.kind === 'refusal') miscounted.add(group);
          return choice;
        },
        outlivesItsMembers: (group) => miscounted.has(group),
      },
    },
  }),
];
