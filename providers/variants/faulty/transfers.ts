import type { Json } from '../../contract/json';
import { isConnectionOriented, keepsMessageBoundaries } from '../../reference/catalog/characteristics';
import { buffersOf } from '../../reference/read-arguments';
import type { Endpoint } from '../../reference/socket/endpoint';
import { around, type SurroundedCall } from '../changes/around';
import { SHORT_DEADLINE } from '../changes/deadline';
import { descriptorOf, failure } from '../changes/transfer';
import { faulty, type DescribedFault, type FaultyVariant } from '../variant';

type Bodies = Parameters<typeof around>[0];

/** A provider in which some functions do something else, and whose calls need not be waited for. */
function doing(described: DescribedFault, bodies: Bodies): FaultyVariant {
  return faulty({
    ...described,
    shape: '',
    overrides: { wrap: around(bodies), describe: SHORT_DEADLINE },
  });
}

/** The socket of a call, where it is one end of a connection. */
function connected(call: SurroundedCall<unknown>): Endpoint | undefined {
  const endpoint = descriptorOf(call)?.endpoint;
  return endpoint?.link.kind === 'connected' ? endpoint : undefined;
}

function isByteStream({ entry }: Endpoint): boolean {
  return isConnectionOriented(entry) && !keepsMessageBoundaries(entry);
}

const given = ({ args }: SurroundedCall<unknown>): Buffer =>
  Buffer.from(buffersOf(args, 'lpBuffers').join(''), 'hex');

/** All that was given counts as sent. */
function claimsAll(call: SurroundedCall<unknown>): {
  result: number;
  errno: null;
  out: { [name: string]: Json };
} {
  return { result: 0, errno: null, out: { lpNumberOfBytesSent: given(call).length } };
}

/** More than one page of the provider's. */
const LONG = 4096;
const BIT_OF_SIGN = 32_768;
const BEGINNING = 100;
const TOO_MANY = 10;

/** What single calls move, and what they say of it. */
export const TRANSFERS_OF_DATA = [
  doing(
    {
      id: 'stream-receive-drops-the-rest',
      title: 'A receive on a byte stream drops what did not fit into its buffers, as for datagrams.',
      breaks: ['DATA-4'],
    },
    {
      WSPRecv: async (call) => {
        const endpoint = connected(call);
        const before = endpoint?.inbox.readable(false) ?? 0;
        const answer = await call.proceed();
        const wanted = (call.args['lpBuffers'] as readonly number[]).reduce((sum, each) => sum + each, 0);
        const isStream = endpoint !== undefined && isByteStream(endpoint);
        if (isStream && answer.result === 0 && before > wanted)
          endpoint.inbox.takeBytes(before - wanted, false);
        return answer;
      },
    },
  ),
  doing(
    {
      id: 'receive-counts-no-bytes',
      title: 'A receive fills the buffers, and lpNumberOfBytesRecvd stays zero.',
      breaks: ['DATA-3', 'DATA-4'],
    },
    {
      WSPRecv: async ({ proceed }) => {
        const answer = await proceed();
        return answer.result === 0 ? { ...answer, out: { ...answer.out, lpNumberOfBytesRecvd: 0 } } : answer;
      },
    },
  ),
  doing(
    {
      id: 'send-counts-no-bytes',
      title: 'A send is carried out, and lpNumberOfBytesSent stays zero.',
      breaks: ['DATA-3', 'DATA-4'],
    },
    {
      WSPSend: async ({ proceed }) => {
        const answer = await proceed();
        return answer.result === 0 ? { ...answer, out: { lpNumberOfBytesSent: 0 } } : answer;
      },
    },
  ),
  doing(
    {
      id: 'send-counts-its-header',
      title: 'A send counts the bytes of the header that the provider puts before the data, too.',
      breaks: ['DATA-3', 'DATA-4'],
    },
    {
      WSPSend: async (call) => {
        const answer = await call.proceed();
        if (answer.result !== 0) return answer;
        return { ...answer, out: { lpNumberOfBytesSent: given(call).length + TOO_MANY } };
      },
    },
  ),
  doing(
    {
      id: 'send-takes-the-first-buffer',
      title: 'Of several buffers a send takes the first only, and counts all.',
      breaks: ['DATA-4', 'DATA-6'],
    },
    {
      WSPSend: async (call) => {
        const [first = '', ...others] = buffersOf(call.args, 'lpBuffers');
        if (others.length === 0) return call.proceed();
        const answer = await call.proceed({ args: { ...call.args, lpBuffers: [first] } });
        return answer.result === 0 ? claimsAll(call) : answer;
      },
    },
  ),
  doing(
    {
      id: 'receive-fills-the-first-buffer',
      title: 'Of several buffers a receive fills the first only; the others stay as they were, and count.',
      breaks: ['DATA-4'],
    },
    {
      WSPRecv: async ({ proceed }) => {
        const answer = await proceed();
        const { lpBuffers } = answer.out;
        if (!Array.isArray(lpBuffers)) return answer;
        const untouched = (lpBuffers as readonly string[]).map((bytes, index) =>
          index === 0 ? bytes : '00'.repeat(bytes.length / 2),
        );
        return { ...answer, out: { ...answer.out, lpBuffers: untouched } };
      },
    },
  ),
  doing(
    {
      id: 'half-full-send-claims-all',
      title: 'A non-blocking send that the peer has not enough room for claims to have sent all of it.',
      breaks: ['DATA-4'],
    },
    {
      WSPSend: async (call) => {
        const endpoint = connected(call);
        const answer = await call.proceed();
        const isPart = endpoint?.nonBlocking === true && isByteStream(endpoint) && answer.result === 0;
        return isPart ? claimsAll(call) : answer;
      },
    },
  ),
  doing(
    {
      id: 'send-without-room-claims-all',
      title: 'A non-blocking send for which the peer has no room at all is counted as sent.',
      breaks: ['DATA-4'],
    },
    {
      WSPSend: async (call) => {
        const answer = await call.proceed();
        const isFull = answer.errno === 10035 && connected(call) !== undefined;
        return isFull ? claimsAll(call) : answer;
      },
    },
  ),
  doing(
    {
      id: 'very-long-sends-are-lost',
      title: 'The length of a send is kept in a signed short: one of 32,768 bytes or more is lost.',
      breaks: ['DATA-4'],
    },
    {
      WSPSend: (call) => {
        const endpoint = connected(call);
        const isLost = endpoint !== undefined && isByteStream(endpoint) && given(call).length >= BIT_OF_SIGN;
        return isLost ? claimsAll(call) : call.proceed();
      },
    },
  ),
  faulty({
    id: 'whole-pages-lose-a-byte',
    title: 'A send of just a number of pages loses its last byte.',
    breaks: ['DATA-4'],
    shape: '',
    overrides: {
      behaviour: {
        transmit: (sender, data) => [
          isByteStream(sender) && data.length % LONG === 0 ? data.subarray(0, -1) : data,
        ],
      },
      describe: SHORT_DEADLINE,
    },
  }),
  faulty({
    id: 'longest-message-loses-a-byte',
    title: 'A message of just dwMessageSize bytes loses its last one.',
    breaks: ['DATA-4', 'DATA-6'],
    shape: '',
    overrides: {
      behaviour: {
        transmit: (sender, data) => [
          isConnectionOriented(sender.entry) && data.length === sender.entry.dwMessageSize
            ? data.subarray(0, -1)
            : data,
        ],
      },
      describe: SHORT_DEADLINE,
    },
  }),
  doing(
    {
      id: 'overlapped-sockets-send-one-page',
      title: 'On an overlapped socket a synchronous send sends one page at most, and counts all.',
      breaks: ['DATA-4', 'FLAG-4'],
    },
    {
      WSPSend: async (call) => {
        const isOverlapped = connected(call)?.attributes.overlapped === true;
        const data = given(call);
        if (!isOverlapped || call.args['lpOverlapped'] !== null || data.length <= LONG) return call.proceed();
        const lpBuffers = [data.toString('hex', 0, LONG)];
        const answer = await call.proceed({ args: { ...call.args, lpBuffers } });
        return answer.result === 0 ? claimsAll(call) : answer;
      },
    },
  ),
  doing(
    {
      id: 'blocking-sends-are-cut',
      title: 'On a socket that blocks only the beginning of a send is sent, and all of it is counted.',
      breaks: ['DATA-4'],
    },
    {
      WSPSend: async (call) => {
        const endpoint = connected(call);
        const isPlain = endpoint?.nonBlocking === false && call.args['lpOverlapped'] === null;
        const data = given(call);
        if (!isPlain || data.length <= BEGINNING) return call.proceed();
        const lpBuffers = [data.toString('hex', 0, BEGINNING)];
        const answer = await call.proceed({ args: { ...call.args, lpBuffers } });
        return answer.result === 0 ? claimsAll(call) : answer;
      },
    },
  ),
  doing(
    {
      id: 'no-send-while-a-receive-waits',
      title: 'A socket serves one call at a time: WSPSend is refused while a receive waits on it.',
      breaks: ['DATA-3'],
    },
    {
      WSPSend: (call) => {
        const endpoint = connected(call);
        const isBusy = endpoint?.attributes.overlapped === false && endpoint.waiting.has('receive');
        return isBusy ? failure('WSAEINPROGRESS') : call.proceed();
      },
    },
  ),
  doing(
    {
      id: 'no-receive-while-a-send-waits',
      title: 'A socket serves one call at a time: WSPRecv is refused while a send waits on it.',
      breaks: ['DATA-3'],
    },
    {
      WSPRecv: (call) =>
        connected(call)?.waiting.has('send') === true ? failure('WSAEINPROGRESS') : call.proceed(),
    },
  ),
];
