import { SOCKET_FLAGS, SOCKET_OPTIONS } from '../../contract/constants/constants';
import type { Endpoint } from '../../reference/socket/endpoint';
import { around, remembering } from '../changes/around';
import { SHORT_DEADLINE } from '../changes/deadline';
import { endpointOf, isForFurther } from '../changes/new-socket';
import { descriptorOf, forEach } from '../changes/transfer';
import { faulty, type DescribedFault, type FaultyVariant } from '../variant';

const FIONBIO = 0x8004667e;
const OFF = '00000000';
const KEPT: readonly number[] = [
  SOCKET_OPTIONS.SO_KEEPALIVE,
  SOCKET_OPTIONS.SO_REUSEADDR,
  SOCKET_OPTIONS.SO_BROADCAST,
];

/** A provider in which a further descriptor changes the socket that it is of. */
function changingShared(described: DescribedFault, change: (endpoint: Endpoint) => void): FaultyVariant {
  return faulty({
    ...described,
    shape: '',
    overrides: {
      wrap: around({
        WSPSocket: async (call) => {
          const made = await call.proceed();
          const endpoint = isForFurther(call) ? endpointOf(call.process, made) : undefined;
          if (endpoint !== undefined) change(endpoint);
          return made;
        },
      }),
      describe: SHORT_DEADLINE,
    },
  });
}

/** What the descriptors of a shared socket have in common. */
export const SHARED_STATE = [
  faulty({
    id: 'options-belong-to-the-descriptor',
    title: 'Options are kept with the descriptor that they were set through, not with the socket.',
    breaks: ['SHR-3'],
    shape: '',
    overrides: {
      wrap: remembering(() => new Map<string, unknown>(), {
        WSPSetSockOpt: async ({ args, memory, proceed }) => {
          const answer = await proceed();
          if (answer.result === 0) memory.set(JSON.stringify([args['s'], args['optname']]), args['optval']);
          return answer;
        },
        WSPGetSockOpt: async ({ args, memory, proceed }) => {
          const answer = await proceed();
          if (answer.result !== 0 || !KEPT.includes(Number(args['optname']))) return answer;
          const own = memory.get(JSON.stringify([args['s'], args['optname']]));
          return { ...answer, out: { optval: typeof own === 'string' ? own : OFF } };
        },
      }),
    },
  }),
  faulty({
    id: 'blocking-belongs-to-the-descriptor',
    title: 'FIONBIO holds for the descriptor that it was set through; the others go on blocking.',
    breaks: ['SHR-3'],
    shape: '',
    overrides: {
      wrap: remembering(() => new Set<unknown>(), {
        WSPIoctl: async ({ args, memory, proceed }) => {
          const answer = await proceed();
          if (args['dwIoControlCode'] !== FIONBIO || answer.result !== 0) return answer;
          if (args['lpvInBuffer'] === OFF) memory.delete(args['s']);
          else memory.add(args['s']);
          return answer;
        },
        ...forEach<Set<unknown>>(['WSPRecv', 'WSPRecvFrom', 'WSPSend', 'WSPSendTo'], async (call) => {
          const endpoint = descriptorOf(call)?.endpoint;
          if (endpoint === undefined) return call.proceed();
          endpoint.nonBlocking = call.memory.has(call.args['s']);
          return call.proceed();
        }),
      }),
      describe: SHORT_DEADLINE,
    },
  }),
  faulty({
    id: 'other-process-obeys-flags',
    title: 'In another process a further descriptor gives the socket the attribute that its dwFlags ask for.',
    breaks: ['SHR-2'],
    shape: '',
    overrides: {
      wrap: around({
        WSPSocket: async (call) => {
          const { args, process, proceed } = call;
          const isShared = isForFurther(call);
          const made = await proceed();
          const endpoint = isShared ? endpointOf(process, made) : undefined;
          const isHere = process.openDescriptors.filter((own) => own.endpoint === endpoint).length > 1;
          if (endpoint === undefined || isHere) return made;
          const overlapped = (Number(args['dwFlags']) & SOCKET_FLAGS.WSA_FLAG_OVERLAPPED) !== 0;
          endpoint.attributes = { ...endpoint.attributes, overlapped };
          return made;
        },
      }),
    },
  }),
  changingShared(
    {
      id: 'further-descriptor-resets-the-options',
      title: 'With a further descriptor the options of the socket are set to what they are at first.',
      breaks: ['SHR-3'],
    },
    ({ options }) => {
      options.clear();
    },
  ),
  changingShared(
    {
      id: 'further-descriptor-makes-the-socket-block',
      title: 'With a further descriptor a socket that did not block begins to block.',
      breaks: ['SHR-3'],
    },
    (endpoint) => {
      endpoint.nonBlocking = false;
    },
  ),
];
