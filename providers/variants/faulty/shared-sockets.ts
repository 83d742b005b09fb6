import { SOCKET_FLAGS } from '../../contract/constants/constants';
import { encodeProtocolInfo } from '../../contract/structures/protocol-info';
import { refusalOfMultipointFlags } from '../../reference/behaviour/multipoint-flags';
import { closeIfUnused } from '../../reference/socket/close-endpoint';
import { around } from '../changes/around';
import { SHORT_DEADLINE } from '../changes/deadline';
import { endpointOf, givenEntry, isForFurther } from '../changes/new-socket';
import { descriptorOf } from '../changes/transfer';
import { faulty } from '../variant';

/** Further descriptors of a shared socket. */
export const SHARED_SOCKETS = [
  faulty({
    id: 'further-descriptor-checks-g',
    title: 'Parameter g is checked before it is seen that the entry is one of WSPDuplicateSocket.',
    breaks: ['SHR-1'],
    shape: '',
    overrides: {
      behaviour: {
        refusalOfShared: ({ group }, { g }) => (g > 2 && g !== group?.id ? 'WSAEINVAL' : null),
      },
    },
  }),
  faulty({
    id: 'further-descriptor-obeys-g',
    title: 'A further descriptor with a g moves the whole socket into a new group.',
    breaks: ['SHR-1'],
    shape: '',
    overrides: {
      wrap: around({
        WSPSocket: async (call) => {
          const { args, process, proceed } = call;
          const isShared = isForFurther(call);
          const made = await proceed();
          const endpoint = isShared && args['g'] !== 0 ? endpointOf(process, made) : undefined;
          if (endpoint === undefined) return made;
          const { groups } = process.network;
          groups.leave(endpoint, () => false);
          groups.join(
            groups.create('unconstrained', (lastId) => Math.max(lastId + 1, 16)),
            endpoint,
          );
          return made;
        },
      }),
    },
  }),
  faulty({
    id: 'further-descriptor-checks-flags',
    title: 'The multipoint flags are checked before it is seen that the entry is one of WSPDuplicateSocket.',
    breaks: ['SHR-2'],
    shape: '',
    overrides: {
      behaviour: {
        refusalOfShared: ({ entry }, { dwFlags }) => refusalOfMultipointFlags(entry, dwFlags),
      },
    },
  }),
  faulty({
    id: 'further-descriptor-obeys-flags',
    title: 'A further descriptor gives the whole socket the overlapped attribute that its dwFlags ask for.',
    breaks: ['SHR-2'],
    shape: '',
    overrides: {
      behaviour: {
        attributesOfShared: ({ attributes }, { dwFlags }) => ({
          ...attributes,
          overlapped: (dwFlags & SOCKET_FLAGS.WSA_FLAG_OVERLAPPED) !== 0,
        }),
      },
    },
  }),
  faulty({
    id: 'further-descriptor-is-another-socket',
    title: 'The mark of WSPDuplicateSocket is ignored, and a new socket of the same entry is made.',
    breaks: ['SHR-1', 'SHR-2', 'SHR-3', 'SHR-4', 'GRP-8', 'GRP-9'],
    shape: '',
    overrides: {
      wrap: around({
        WSPSocket: (call) => {
          const entry = givenEntry(call);
          if (entry.dwProviderReserved === 0) return call.proceed();
          const lpProtocolInfo = encodeProtocolInfo({ ...entry, dwProviderReserved: 0 });
          return call.proceed({ args: { ...call.args, g: 0, dwFlags: 0, lpProtocolInfo } });
        },
      }),
    },
  }),
  faulty({
    id: 'first-close-ends-a-shared-socket',
    title: 'Closing one descriptor of a shared socket ends the socket for all of them.',
    breaks: ['SHR-4', 'GRP-9'],
    shape: '',
    overrides: {
      wrap: around({
        WSPCloseSocket: async (call) => {
          const endpoint = descriptorOf(call)?.endpoint;
          const answer = await call.proceed();
          const left = [...(endpoint?.descriptors ?? [])];
          if (endpoint === undefined || left.length === 0) return answer;
          endpoint.descriptors.clear();
          closeIfUnused(endpoint, call.process.network, call.process.behaviour);
          for (const descriptor of left) endpoint.descriptors.add(descriptor);
          return answer;
        },
      }),
      describe: SHORT_DEADLINE,
    },
  }),
  faulty({
    id: 'closing-one-descriptor-drops-what-has-arrived',
    title:
      'WSPCloseSocket throws away what has not been received yet, also where another descriptor is open.',
    breaks: ['SHR-4'],
    shape: '',
    overrides: {
      wrap: around({
        WSPCloseSocket: (call) => {
          descriptorOf(call)?.endpoint.inbox.retain(() => false);
          return call.proceed();
        },
      }),
      describe: SHORT_DEADLINE,
    },
  }),
];
