import { ERROR_CODES } from '../../contract/constants/constants';
import { refuse } from '../../reference/answer';
import { chooseGroup, refusalOfGroupConnect } from '../../reference/behaviour/group-rules';
import type { Group } from '../../reference/network/groups';
import type { Endpoint } from '../../reference/socket/endpoint';
import type { FunctionResult } from '../../contract/service-provider/service-provider';
import { around, remembering, type SurroundedCall } from '../changes/around';
import { descriptorOf, failure } from '../changes/transfer';
import { faulty } from '../variant';

/** Connects without regard to the address of the group, which stays what it was. */
async function connectAnywhere(call: SurroundedCall<unknown>, group: Group): Promise<FunctionResult> {
  const { address } = group;
  group.address = null;
  const answer = await call.proceed();
  group.address = address ?? group.address;
  return answer;
}

/** Where the members of a group can connect to. */
export const CONSTRAINED_CONNECT = [
  faulty({
    id: 'constrained-group-compares-ports',
    title: 'Of the address of a constrained group only the port is compared, not the host.',
    breaks: ['GRP-8'],
    shape: '',
    overrides: {
      behaviour: {
        refusalOfGroupConnect: ({ kind, address: fixed }, { port }) =>
          kind === 'unconstrained' || fixed === null || fixed.port === port ? null : 'WSAEINVAL',
      },
    },
  }),
  faulty({
    id: 'unconstrained-groups-go-to-one-address',
    title: 'The kind of a group is not looked at: the members of any group have to connect to one address.',
    breaks: ['GRP-6'],
    shape: '',
    overrides: {
      behaviour: {
        refusalOfGroupConnect: (group, address) =>
          refusalOfGroupConnect({ ...group, kind: 'constrained' }, address),
      },
    },
  }),
  faulty({
    id: 'constrained-group-connects-anywhere',
    title: 'The address of a constrained group is remembered, and compared with nothing.',
    breaks: ['GRP-8'],
    shape: '',
    overrides: { behaviour: { refusalOfGroupConnect: () => null } },
  }),
  faulty({
    id: 'constrained-group-connects-once',
    title: 'Once a member of a constrained group is connected, no other can be.',
    breaks: ['GRP-8'],
    shape: '',
    overrides: {
      behaviour: {
        refusalOfGroupConnect: ({ kind, address }) =>
          kind === 'constrained' && address !== null ? 'WSAEINVAL' : null,
      },
    },
  }),
  faulty({
    id: 'failed-connect-fixes-the-address',
    title: 'The address of a constrained group is fixed by the first attempt, also where that fails.',
    breaks: ['GRP-8'],
    shape: '',
    overrides: {
      behaviour: {
        refusalOfGroupConnect: (group, address) => {
          const code = refusalOfGroupConnect(group, address);
          if (group.kind === 'constrained') group.address ??= address;
          return code;
        },
      },
    },
  }),
  faulty({
    id: 'connect-elsewhere-would-block',
    title: 'A connection out of the group’s address fails with WSAEWOULDBLOCK on a socket that blocks.',
    breaks: ['GRP-8'],
    shape: '',
    overrides: {
      behaviour: {
        refusalOfGroupConnect: (group, address) =>
          refusalOfGroupConnect(group, address) === null ? null : 'WSAEWOULDBLOCK',
      },
    },
  }),
  faulty({
    id: 'connect-elsewhere-fails-and-connects',
    title: 'The address is compared after connecting: WSPConnect fails, and the socket is connected.',
    breaks: ['GRP-8'],
    shape: '',
    overrides: {
      behaviour: { refusalOfGroupConnect: () => null },
      wrap: around({
        WSPConnect: async ({ args, process, proceed }) => {
          const connected = await proceed();
          const endpoint = process.find(args['s'] as string)?.endpoint;
          if (connected.result !== 0 || endpoint?.group?.kind !== 'constrained') return connected;
          const { link, group } = endpoint;
          const isElsewhere = link.kind === 'connected' && link.address.host !== group.address?.host;
          return isElsewhere ? { result: -1, errno: ERROR_CODES.WSAEINVAL, out: {} } : connected;
        },
      }),
    },
  }),
  faulty({
    id: 'overlapped-members-connect-anywhere',
    title: 'WSPConnect on an overlapped socket takes another path, on which the group is not looked at.',
    breaks: ['GRP-8'],
    shape: '',
    overrides: {
      wrap: around({
        WSPConnect: (call) => {
          const endpoint = descriptorOf(call)?.endpoint;
          const group = endpoint?.group ?? null;
          return endpoint?.attributes.overlapped === true && group !== null
            ? connectAnywhere(call, group)
            : call.proceed();
        },
      }),
    },
  }),
  faulty({
    id: 'address-goes-with-the-first-connection',
    title: 'The address of a constrained group is forgotten with the socket that was connected first.',
    breaks: ['GRP-8'],
    shape: '',
    overrides: {
      wrap: remembering(() => new WeakMap<Group, Endpoint>(), {
        WSPConnect: async (call) => {
          const endpoint = descriptorOf(call)?.endpoint;
          const answer = await call.proceed();
          const group = endpoint?.group ?? null;
          const isFirst = group?.address != null && !call.memory.has(group);
          if (endpoint !== undefined && isFirst) call.memory.set(group, endpoint);
          return answer;
        },
        WSPCloseSocket: (call) => {
          const endpoint = descriptorOf(call)?.endpoint;
          const group = endpoint?.group ?? null;
          if (group !== null && call.memory.get(group) === endpoint) group.address = null;
          return call.proceed();
        },
      }),
    },
  }),
  faulty({
    id: 'connected-group-takes-no-more-members',
    title: 'A constrained group takes members only as long as none of them is connected.',
    breaks: ['GRP-5', 'GRP-9'],
    shape: '',
    overrides: {
      behaviour: {
        chooseGroup: (question) => {
          const choice = chooseGroup(question);
          return choice.kind === 'join' && choice.group.address !== null ? refuse('WSAEINVAL') : choice;
        },
      },
    },
  }),
  faulty({
    id: 'second-try-connects-elsewhere',
    title:
      'The check of the group’s address is done once for each socket, so that a second try gets through.',
    breaks: ['GRP-8'],
    shape: '',
    overrides: {
      wrap: remembering(() => new WeakSet<Endpoint>(), {
        WSPConnect: (call) => {
          const endpoint = descriptorOf(call)?.endpoint;
          const group = endpoint?.group ?? null;
          if (endpoint === undefined || group === null) return call.proceed();
          const isSecond = call.memory.has(endpoint);
          call.memory.add(endpoint);
          return isSecond ? connectAnywhere(call, group) : call.proceed();
        },
      }),
    },
  }),
  faulty({
    id: 'refused-connect-is-in-progress-for-good',
    title:
      'A connect that the group refuses leaves the mark of a connect in progress, and no other is allowed.',
    breaks: ['GRP-8'],
    shape: '',
    overrides: {
      wrap: remembering(() => new WeakSet<Endpoint>(), {
        WSPConnect: async (call) => {
          const endpoint = descriptorOf(call)?.endpoint;
          if (endpoint !== undefined && call.memory.has(endpoint)) return failure('WSAEALREADY');
          const answer = await call.proceed();
          const isRefused = answer.errno === ERROR_CODES.WSAEINVAL;
          if (endpoint?.group != null && isRefused) call.memory.add(endpoint);
          return answer;
        },
      }),
    },
  }),
];
