import { refuse } from '../../reference/answer';
import { chooseGroup } from '../../reference/behaviour/group-rules';
import type { GroupChoice, GroupQuestion } from '../../reference/behaviour/reference-behaviour';
import type { Refusal } from '../../reference/answer';
import type { Group } from '../../reference/network/groups';
import { around } from '../changes/around';
import { endpointOf } from '../changes/new-socket';
import { faulty, type DescribedFault, type FaultyVariant } from '../variant';

const SIXTEEN_BITS = 0xffff;
const { SG_UNCONSTRAINED, SG_CONSTRAINED } = { SG_UNCONSTRAINED: 1, SG_CONSTRAINED: 2 };

/** A provider that reads g otherwise. */
function reading(
  described: DescribedFault,
  choose: (question: GroupQuestion, conforming: GroupChoice | Refusal) => GroupChoice | Refusal,
): FaultyVariant {
  return faulty({
    ...described,
    shape: '',
    overrides: { behaviour: { chooseGroup: (question) => choose(question, chooseGroup(question)) } },
  });
}

function isMember({ entry }: GroupQuestion, group: Group): boolean {
  return [...group.members].every((member) => member.entry === entry);
}

/** What g means, and which sockets a group takes. */
export const GROUPS = [
  faulty({
    id: 'g-zero-makes-a-group',
    title: 'Every socket that is in no group is put into one of its own.',
    breaks: ['GRP-1'],
    shape: '',
    overrides: {
      wrap: around({
        WSPSocket: async ({ args, process, proceed }) => {
          const made = await proceed();
          const endpoint = args['g'] === 0 ? endpointOf(process, made) : undefined;
          if (endpoint === undefined || endpoint.descriptors.size > 1) return made;
          const { groups } = process.network;
          const group = groups.create('unconstrained', (lastId) => Math.max(lastId + 1, 16));
          groups.join(group, endpoint);
          return made;
        },
      }),
    },
  }),
  reading(
    {
      id: 'unconstrained-groups-refused',
      title: 'The statement claims groups, but SG_UNCONSTRAINED_GROUP is not implemented.',
      breaks: ['GRP-2'],
    },
    ({ g }, conforming) => (g === SG_UNCONSTRAINED ? refuse('WSAEINVAL') : conforming),
  ),
  reading(
    {
      id: 'constrained-groups-refused',
      title: 'The statement claims groups, but SG_CONSTRAINED_GROUP is not implemented.',
      breaks: ['GRP-3'],
    },
    ({ g }, conforming) => (g === SG_CONSTRAINED ? refuse('WSAEINVAL') : conforming),
  ),
  reading(
    {
      id: 'joining-makes-a-new-group',
      title: 'The ID of a group is recognised as one, and makes a new group.',
      breaks: ['GRP-5', 'GRP-6', 'GRP-8', 'GRP-9'],
    },
    (_, conforming) =>
      conforming.kind === 'join' ? { kind: 'create', groupKind: conforming.group.kind } : conforming,
  ),
  reading(
    {
      id: 'joining-joins-nothing',
      title: 'The ID of a group is checked and then forgotten: the socket is in no group.',
      breaks: ['GRP-5', 'GRP-6', 'GRP-8', 'GRP-9'],
    },
    (_, conforming) => (conforming.kind === 'join' ? { kind: 'none' } : conforming),
  ),
  reading(
    {
      id: 'group-of-two-members',
      title: 'A group has two slots, and a third member is refused.',
      breaks: ['GRP-5', 'GRP-6'],
    },
    (_, conforming) =>
      conforming.kind === 'join' && conforming.group.members.size > 1 ? refuse('WSAENOBUFS') : conforming,
  ),
  reading(
    {
      id: 'unconstrained-group-of-one-entry',
      title: 'An unconstrained group takes sockets of its first member’s entry only.',
      breaks: ['GRP-6'],
    },
    (question, conforming) =>
      conforming.kind === 'join' && !isMember(question, conforming.group) ? refuse('WSAEINVAL') : conforming,
  ),
  reading(
    {
      id: 'constrained-group-takes-datagrams',
      title: 'A constrained group takes connectionless sockets too.',
      breaks: ['GRP-7'],
    },
    ({ g, groups }, conforming) => {
      if (conforming.kind !== 'refusal') return conforming;
      if (g === SG_CONSTRAINED) return { kind: 'create', groupKind: 'constrained' };
      const group = groups?.find(g);
      return group === undefined ? conforming : { kind: 'join', group };
    },
  ),
  reading(
    {
      id: 'datagrams-can-make-a-constrained-group',
      title:
        'Whether a socket is connection-oriented is checked when it joins, but not when it makes the group.',
      breaks: ['GRP-7'],
    },
    ({ g }, conforming) =>
      conforming.kind === 'refusal' && g === SG_CONSTRAINED
        ? { kind: 'create', groupKind: 'constrained' }
        : conforming,
  ),
  reading(
    {
      id: 'datagrams-can-join-a-constrained-group',
      title:
        'Whether a socket is connection-oriented is checked when it makes the group, but not when it joins.',
      breaks: ['GRP-7'],
    },
    ({ g, groups }, conforming) => {
      const group = groups?.find(g);
      return conforming.kind === 'refusal' && group !== undefined ? { kind: 'join', group } : conforming;
    },
  ),
  reading(
    {
      id: 'datagrams-in-a-constrained-group-wrong-code',
      title: 'A connectionless socket is kept out of a constrained group with the code for its type.',
      breaks: ['GRP-7'],
    },
    ({ g, groups }, conforming) =>
      conforming.kind === 'refusal' && (g === SG_CONSTRAINED || groups?.find(g) !== undefined)
        ? refuse('WSAESOCKTNOSUPPORT')
        : conforming,
  ),
  faulty({
    id: 'group-id-has-sixteen-bits',
    title: 'Of g sixteen bits are kept, so that what differs above these names the same group.',
    breaks: ['ERR-9'],
    shape: '',
    overrides: {
      behaviour: { chooseGroup: (question) => chooseGroup({ ...question, g: question.g & SIXTEEN_BITS }) },
    },
  }),
];
