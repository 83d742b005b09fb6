import { ERROR_CODES } from '../../contract/constants/constants';
import { isConnectionOriented } from '../../reference/catalog/characteristics';
import { buffersOf } from '../../reference/read-arguments';
import type { Endpoint } from '../../reference/socket/endpoint';
import { around, remembering, type SurroundedCall } from '../changes/around';
import { descriptorOf, failure, requestOf } from '../changes/transfer';
import { faulty, type FaultyVariant } from '../variant';

/** A provider that counts data as sent on some sockets that are not connected. */
function swallowing(
  id: string,
  title: string,
  swallows: (endpoint: Endpoint, call: SurroundedCall<unknown>) => boolean,
): FaultyVariant {
  return faulty({
    id,
    title,
    breaks: ['DATA-1'],
    shape: '',
    overrides: {
      wrap: around({
        WSPSend: (call) => {
          const endpoint = descriptorOf(call)?.endpoint;
          const isStream = endpoint !== undefined && isConnectionOriented(endpoint.entry);
          if (!isStream || !swallows(endpoint, call)) return call.proceed();
          const length = buffersOf(call.args, 'lpBuffers').join('').length / 2;
          return { result: 0, errno: null, out: { lpNumberOfBytesSent: length } };
        },
      }),
    },
  });
}

/** Sockets that have no connection, in all the ways of having none. */
export const UNCONNECTED = [
  swallowing(
    'bound-socket-takes-data',
    'A socket that is bound and not connected takes data to send.',
    ({ link, local }) => link.kind === 'none' && local !== null,
  ),
  swallowing(
    'listening-socket-takes-data',
    'A socket that listens takes data to send.',
    ({ link }) => link.kind === 'listening',
  ),
  swallowing(
    'overlapped-data-before-the-connection',
    'An overlapped send on a socket that is not connected is told to be done.',
    ({ link }, call) => link.kind === 'none' && requestOf(call) !== null,
  ),
  faulty({
    id: 'data-after-a-refused-connection',
    title: 'A socket to which a connection was refused takes data as if it had been made.',
    breaks: ['DATA-1'],
    shape: '',
    overrides: {
      wrap: remembering(() => new Set<unknown>(), {
        WSPConnect: async (call) => {
          const answer = await call.proceed();
          if (answer.errno === ERROR_CODES.WSAECONNREFUSED) call.memory.add(call.args['s']);
          return answer;
        },
        WSPSend: (call) => {
          const isNone = descriptorOf(call)?.endpoint.link.kind === 'none';
          if (!isNone || !call.memory.has(call.args['s'])) return call.proceed();
          const length = buffersOf(call.args, 'lpBuffers').join('').length / 2;
          return { result: 0, errno: null, out: { lpNumberOfBytesSent: length } };
        },
      }),
    },
  }),
  faulty({
    id: 'connects-to-nobody',
    title: 'WSPConnect succeeds where nobody listens.',
    breaks: ['DATA-2', 'GRP-8'],
    shape: '',
    overrides: {
      wrap: around({
        WSPConnect: async ({ proceed }) => {
          const answer = await proceed();
          const isRefused = answer.errno === ERROR_CODES.WSAECONNREFUSED;
          return isRefused ? { result: 0, errno: null, out: {} } : answer;
        },
      }),
    },
  }),
  faulty({
    id: 'accepted-end-says-reset',
    title:
      'A break is told as WSAETIMEDOUT to the end that has connected, and as a reset to the accepted one.',
    breaks: ['DATA-7'],
    shape: '',
    overrides: {
      wrap: remembering(() => new Set<unknown>(), {
        WSPAccept: async ({ memory, proceed }) => {
          const accepted = await proceed();
          memory.add(accepted.result);
          return accepted;
        },
        WSPSend: (call) => resetIfAccepted(call),
        WSPRecv: (call) => resetIfAccepted(call),
      }),
    },
  }),
  faulty({
    id: 'broken-connection-comes-alive',
    title: 'A connection that was broken takes data again once the network is mended.',
    breaks: ['DATA-7'],
    shape: '',
    overrides: {
      wrap: around({
        WSPSend: async (call) => {
          const answer = await call.proceed();
          const isMended = !call.process.network.isInduced('broken-connection');
          if (answer.errno !== ERROR_CODES.WSAETIMEDOUT || !isMended) return answer;
          const length = buffersOf(call.args, 'lpBuffers').join('').length / 2;
          return { result: 0, errno: null, out: { lpNumberOfBytesSent: length } };
        },
      }),
    },
  }),
];

async function resetIfAccepted(
  call: SurroundedCall<Set<unknown>>,
): ReturnType<SurroundedCall<Set<unknown>>['proceed']> {
  const answer = await call.proceed();
  const isBroken = answer.errno === ERROR_CODES.WSAETIMEDOUT && call.memory.has(call.args['s']);
  return isBroken ? failure('WSAECONNRESET') : answer;
}
