import { refuse } from '../../reference/answer';
import { chooseGroup } from '../../reference/behaviour/group-rules';
import type { Group } from '../../reference/network/groups';
import { numberOf } from '../../reference/read-arguments';
import type { Endpoint } from '../../reference/socket/endpoint';
import { around, type SurroundedCall } from '../changes/around';
import { endGroup } from '../changes/end-group';
import { endpointOf, givenEntry } from '../changes/new-socket';
import { isRefusal } from '../changes/results';
import { descriptorOf, isThroughFurther } from '../changes/transfer';
import { faulty } from '../variant';

/** Groups that had more than one member, and groups of which a member was shared. */
const hadTwo = new WeakSet<Group>();
const hadShared = new WeakSet<Group>();
/** Groups of which a member was refused a further descriptor. */
const hadRefused = new WeakSet<Group>();

/** The socket that a call is to give a further descriptor of. */
function offeredMember(call: SurroundedCall<unknown>): Endpoint | undefined {
  return call.process.network.duplicates.find(givenEntry(call).dwProviderReserved)?.endpoint;
}

/** Groups that end too early or too late. */
export const GROUP_LIFETIME = [
  faulty({
    id: 'dead-group-can-be-joined',
    title: 'A group is never removed from the table, so that its ID is good after the last member is closed.',
    breaks: ['GRP-9', 'ERR-9'],
    shape: '',
    overrides: { behaviour: { outlivesItsMembers: () => true } },
  }),
  faulty({
    id: 'group-of-several-never-dies',
    title: 'The count of members goes wrong with the second one, and never comes back to zero.',
    breaks: ['GRP-9'],
    shape: '',
    overrides: {
      behaviour: {
        chooseGroup: (question) => {
          const choice = chooseGroup(question);
          if (choice.kind === 'join') hadTwo.add(choice.group);
          return choice;
        },
        outlivesItsMembers: (group) => hadTwo.has(group),
      },
    },
  }),
  faulty({
    id: 'unknown-group-means-none',
    title: 'An ID that names no group is taken for zero.',
    breaks: ['GRP-9', 'ERR-9'],
    shape: '',
    overrides: {
      behaviour: {
        chooseGroup: (question) => {
          const { g, groups } = question;
          return g > 2 && groups?.find(g) === undefined ? { kind: 'none' } : chooseGroup(question);
        },
      },
    },
  }),
  faulty({
    id: 'unknown-group-refused-with-wsaenotsock',
    title: 'An ID that names no group is refused as if it were a descriptor.',
    breaks: ['GRP-9', 'ERR-9'],
    shape: '',
    overrides: {
      behaviour: {
        chooseGroup: (question) => {
          const { g, groups } = question;
          return g > 2 && groups?.find(g) === undefined ? refuse('WSAENOTSOCK') : chooseGroup(question);
        },
      },
    },
  }),
  faulty({
    id: 'group-dies-with-its-creator',
    title: 'The group belongs to the socket that made it, and ends when that one is closed.',
    breaks: ['GRP-8', 'GRP-9'],
    shape: '',
    overrides: {
      wrap: around({
        WSPCloseSocket: ({ args, process, proceed }) => {
          const endpoint = process.find(args['s'] as string)?.endpoint;
          const group = endpoint?.group ?? null;
          const isCreator = [...(group?.members ?? [])][0] === endpoint && endpoint?.descriptors.size === 1;
          if (group !== null && isCreator) endGroup(group, process);
          return proceed();
        },
      }),
    },
  }),
  faulty({
    id: 'second-descriptor-does-not-count-in-a-group',
    title: 'A shared member leaves its group with the first of its descriptors that is closed.',
    breaks: ['GRP-9'],
    shape: '',
    overrides: {
      wrap: around({
        WSPCloseSocket: ({ args, process, proceed }) => {
          const endpoint = process.find(args['s'] as string)?.endpoint;
          if (endpoint !== undefined) process.network.groups.leave(endpoint, () => false);
          return proceed();
        },
      }),
    },
  }),
  faulty({
    id: 'second-descriptor-counts-for-good-in-a-group',
    title: 'A second descriptor of a member is counted when it is made, and not when it is closed.',
    breaks: ['GRP-9'],
    shape: '',
    overrides: {
      behaviour: { outlivesItsMembers: (group) => hadShared.has(group) },
      wrap: around({
        WSPSocket: async ({ process, proceed }) => {
          const made = await proceed();
          const endpoint = endpointOf(process, made);
          const isShared = endpoint !== undefined && endpoint.descriptors.size > 1;
          if (isShared && endpoint.group !== null) hadShared.add(endpoint.group);
          return made;
        },
      }),
    },
  }),
  faulty({
    id: 'group-ends-with-the-descriptor-of-its-process',
    title:
      'A group ends when its process closes its last descriptor, though another process has one of the socket.',
    breaks: ['GRP-9'],
    shape: '',
    overrides: {
      wrap: around({
        WSPCloseSocket: async (call) => {
          const { process } = call;
          const endpoint = descriptorOf(call)?.endpoint;
          const closed = await call.proceed();
          const isHere = process.openDescriptors.some((own) => own.endpoint === endpoint);
          if (endpoint !== undefined && !isHere && endpoint.group !== null)
            process.network.groups.leave(endpoint, () => false);
          return closed;
        },
      }),
    },
  }),
  faulty({
    id: 'refused-connectionless-join-ends-the-group',
    title:
      'A constrained group that a connectionless socket asks for is cleared away with the refused socket.',
    breaks: ['GRP-9'],
    shape: '',
    overrides: {
      wrap: around({
        WSPSocket: async ({ args, process, proceed }) => {
          const answer = await proceed();
          const group = process.network.groups.find(numberOf(args, 'g'));
          if (isRefusal(answer) && group !== undefined) endGroup(group, process);
          return answer;
        },
      }),
    },
  }),
  faulty({
    id: 'member-leaves-with-its-second-descriptor',
    title: 'A shared member leaves its group when a descriptor is closed that is not its first one.',
    breaks: ['GRP-9'],
    shape: '',
    overrides: {
      wrap: around({
        WSPCloseSocket: async (call) => {
          const left = isThroughFurther(call) ? descriptorOf(call)?.endpoint : undefined;
          const closed = await call.proceed();
          if (left !== undefined) call.process.network.groups.leave(left, () => false);
          return closed;
        },
      }),
    },
  }),
  faulty({
    id: 'refused-further-descriptor-ends-the-group',
    title: 'Where no upcall gives a further descriptor of a member, the member is taken out of its group.',
    breaks: ['GRP-9'],
    shape: '',
    overrides: {
      wrap: around({
        WSPSocket: async (call) => {
          const member = offeredMember(call);
          const answer = await call.proceed();
          if (member !== undefined && isRefusal(answer))
            call.process.network.groups.leave(member, () => false);
          return answer;
        },
      }),
    },
  }),
  faulty({
    id: 'refused-further-descriptor-keeps-the-group',
    title:
      'A further descriptor of a member is counted before the upcall for it, and stays so where that gives none.',
    breaks: ['GRP-9'],
    shape: '',
    overrides: {
      behaviour: { outlivesItsMembers: (group) => hadRefused.has(group) },
      wrap: around({
        WSPSocket: async (call) => {
          const member = offeredMember(call);
          const answer = await call.proceed();
          if (isRefusal(answer) && member?.group) hadRefused.add(member.group);
          return answer;
        },
      }),
    },
  }),
];
