import { ERROR_CODES } from '../../contract/constants/constants';
import { refusalOfGroupConnect } from '../../reference/behaviour/group-rules';
import { around } from '../changes/around';
import { faulty } from '../variant';

/** Where the members of a constrained group can connect to. */
export const CONSTRAINED_CONNECT = [
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
];
