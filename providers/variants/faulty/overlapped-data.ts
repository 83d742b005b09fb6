import { IOCTLS } from '../../contract/constants/constants';
import type { Arguments, Json } from '../../contract/json';
import { isConnectionOriented } from '../../reference/catalog/characteristics';
import { buffersOf } from '../../reference/read-arguments';
import type { Endpoint } from '../../reference/socket/endpoint';
import { around, type SurroundedCall, type Wrap } from '../changes/around';
import { SHORT_DEADLINE } from '../changes/deadline';
import {
  descriptorOf,
  failure,
  forEach,
  isSynchronous,
  requestOf,
  tellComplete,
  TRANSFERS,
} from '../changes/transfer';
import { faulty, type DescribedFault, type FaultyVariant } from '../variant';

const RECEIVES = ['WSPRecv', 'WSPRecvFrom'] as const;
const SENDS = ['WSPSend', 'WSPSendTo'] as const;
const PENDING = 997;
const LONG = 4096;

function faultyWith(described: DescribedFault, wrap: Wrap): FaultyVariant {
  return faulty({ ...described, shape: '', overrides: { wrap, describe: SHORT_DEADLINE } });
}

/** A provider that heeds overlapped parameters in some calls on sockets without the attribute. */
function heeding(
  described: DescribedFault,
  heeds: (endpoint: Endpoint, call: SurroundedCall<unknown>, name: string) => boolean,
): FaultyVariant {
  let heeded: Endpoint | undefined;
  const bodies = Object.fromEntries(
    TRANSFERS.map((name) => [
      name,
      (call: SurroundedCall<unknown>) => {
        const endpoint = descriptorOf(call)?.endpoint;
        heeded = endpoint !== undefined && heeds(endpoint, call, name) ? endpoint : undefined;
        const answer = call.proceed();
        heeded = undefined;
        return answer;
      },
    ]),
  );
  return faulty({
    ...described,
    shape: '',
    overrides: {
      behaviour: { heedsOverlapped: (endpoint) => endpoint.attributes.overlapped || endpoint === heeded },
      wrap: around(bodies),
      describe: SHORT_DEADLINE,
    },
  });
}

type Tell = (args: Arguments) => Promise<unknown>;

/** A provider whose worker tells completions otherwise. */
function telling(
  change: (args: Arguments, tell: Tell, isOpen: (s: Json) => boolean) => Promise<unknown>,
): Wrap {
  return (functions, process) => {
    const { worker } = process.parts;
    const upcall = worker.upcall.bind(worker);
    worker.upcall = async (name, args, more) => {
      if (name !== 'WPUCompleteOverlappedRequest') return upcall(name, args, more);
      let told: Awaited<ReturnType<typeof upcall>> | undefined;
      await change(
        args,
        async (changed) => {
          told = await upcall(name, changed, more);
          return told;
        },
        (s) => process.find(s as string) !== undefined,
      );
      return told ?? { result: 0, errno: null, out: {} };
    };
    return functions;
  };
}

const lengthOf = ({ args }: SurroundedCall<unknown>): number =>
  buffersOf(args, 'lpBuffers').join('').length / 2;

/** Overlapped requests, and the data that they are for. */
export const OVERLAPPED_DATA = [
  heeding(
    {
      id: 'wsprecvfrom-pends-on-a-plain-connection',
      title: 'On a connection without the attribute WSPRecvFrom is left pending all the same.',
      breaks: ['FLAG-1'],
    },
    ({ entry }, _call, name) => name === 'WSPRecvFrom' && isConnectionOriented(entry),
  ),
  heeding(
    {
      id: 'wsprecv-pends-on-a-plain-datagram-socket',
      title: 'On a connected datagram socket without the attribute WSPRecv is left pending all the same.',
      breaks: ['FLAG-1'],
    },
    ({ entry }, _call, name) => name === 'WSPRecv' && !isConnectionOriented(entry),
  ),
  heeding(
    {
      id: 'plain-socket-pends-where-it-blocks',
      title:
        'Without the attribute a request that would block is left pending, and only with FIONBIO it is not.',
      breaks: ['FLAG-1'],
    },
    ({ nonBlocking }, _call, name) => !nonBlocking && name.startsWith('WSPRecv'),
  ),
  faulty({
    id: 'completion-counts-the-buffers',
    title: 'A pending receive completes with the length of its buffers as the count.',
    breaks: ['FLAG-2', 'FLAG-3'],
    shape: '',
    overrides: {
      wrap: (functions, process) => {
        const rooms = new Map<Json, number>();
        const told = telling((args, tell) => {
          const cbTransferred = rooms.get(args['lpOverlapped'] ?? null) ?? args['cbTransferred'] ?? 0;
          return tell({ ...args, cbTransferred });
        })(functions, process);
        return around(
          forEach(RECEIVES, (call) => {
            const lengths = call.args['lpBuffers'] as readonly number[];
            const token = requestOf(call);
            if (token !== null)
              rooms.set(
                token,
                lengths.reduce((sum, each) => sum + each, 0),
              );
            return call.proceed();
          }),
        )(told, process);
      },
    },
  }),
  faultyWith(
    {
      id: 'completion-names-another-socket',
      title: 'WPUCompleteOverlappedRequest is given another descriptor than the request was made with.',
      breaks: ['FLAG-2', 'FLAG-3'],
    },
    telling((args, tell, isOpen) => {
      const own = Number(args['s']);
      const near = [4, -4, 8, -8].map((step): Json => `0x${(own + step).toString(16)}`);
      return tell({ ...args, s: near.find(isOpen) ?? args['s'] ?? null });
    }),
  ),
  faultyWith(
    {
      id: 'data-that-is-there-wakes-no-request',
      title: 'An overlapped receive waits for the next arrival, and does not look at what is there already.',
      breaks: ['FLAG-2', 'FLAG-3'],
    },
    around(
      forEach(RECEIVES, async (call) => {
        const owner = descriptorOf(call);
        if (owner === undefined || requestOf(call) === null || owner.endpoint.inbox.isEmpty)
          return call.proceed();
        const { endpoint } = owner;
        const before = {
          owner,
          direction: 'receive' as const,
          attempt: () => false,
          abort: () => undefined,
        };
        endpoint.waiting.add(before);
        const answer = call.proceed();
        endpoint.waiting.remove(before);
        return answer;
      }),
    ),
  ),
  faultyWith(
    {
      id: 'long-overlapped-sends-are-cut',
      title: 'An overlapped send takes one page, and counts all.',
      breaks: ['FLAG-2', 'FLAG-3'],
    },
    around({
      WSPSend: async (call) => {
        const data = buffersOf(call.args, 'lpBuffers').join('');
        if (requestOf(call) === null || data.length / 2 <= LONG) return call.proceed();
        const answer = await call.proceed({ args: { ...call.args, lpBuffers: [data.slice(0, 2 * LONG)] } });
        return answer.result === 0 ? { ...answer, out: { lpNumberOfBytesSent: lengthOf(call) } } : answer;
      },
    }),
  ),
  faultyWith(
    {
      id: 'pending-send-never-completes',
      title: 'A send that had to wait for room is finished, and nobody is told of it.',
      breaks: ['FLAG-2', 'FLAG-3'],
    },
    around({
      WSPSend: async (call) => {
        const answer = await call.proceed();
        const token = requestOf(call);
        if (token !== null && answer.errno === PENDING) descriptorOf(call)?.requests.find(token)?.drop();
        return answer;
      },
    }),
  ),
  faultyWith(
    {
      id: 'one-overlapped-send-at-a-time',
      title: 'A second overlapped send is refused while one waits for room.',
      breaks: ['FLAG-3'],
    },
    around({
      WSPSend: (call) =>
        requestOf(call) !== null && descriptorOf(call)?.endpoint.waiting.has('send') === true
          ? failure('WSAENOBUFS')
          : call.proceed(),
    }),
  ),
  faultyWith(
    {
      id: 'pending-receive-drops-the-rest',
      title: 'What arrives for a pending receive on a byte stream and does not fit into it is dropped.',
      breaks: ['FLAG-3'],
    },
    around({
      WSPRecv: (call) => {
        const token = requestOf(call);
        const owner = descriptorOf(call);
        if (token === null || owner === undefined || !isConnectionOriented(owner.endpoint.entry))
          return call.proceed();
        const { waiting, inbox } = owner.endpoint;
        if (!inbox.isEmpty) return call.proceed();
        const lengths = call.args['lpBuffers'] as readonly number[];
        waiting.add({
          owner,
          direction: 'receive',
          attempt: () => {
            if (inbox.isEmpty) return false;
            const room = lengths.reduce((sum, each) => sum + each, 0);
            const { data } = inbox.takeMessage(room, false);
            const hex = data.toString('hex');
            const [first = 0] = lengths;
            const buffers = lengths.length === 1 ? [hex] : [hex.slice(0, 2 * first), hex.slice(2 * first)];
            void tellComplete(call, token, { bytes: data.length, buffers });
            return true;
          },
          abort: () => undefined,
        });
        return failure('WSA_IO_PENDING');
      },
    }),
  ),
  faultyWith(
    {
      id: 'third-completion-is-lost',
      title: 'After two requests of a socket no further one is told complete.',
      breaks: ['FLAG-2', 'FLAG-3'],
    },
    (functions, process) => {
      const told = new Map<Json, number>();
      return telling(async (args, tell) => {
        const { s = null } = args;
        const count = (told.get(s) ?? 0) + 1;
        told.set(s, count);
        if (count <= 2) await tell(args);
      })(functions, process);
    },
  ),
  faultyWith(
    {
      id: 'overlapped-ioctl-not-offered',
      title: 'WSPIoctl with an overlapped structure is refused, although the socket is overlapped.',
      breaks: ['FLAG-2'],
    },
    around({ WSPIoctl: (call) => (requestOf(call) === null ? call.proceed() : failure('WSAEOPNOTSUPP')) }),
  ),
  faultyWith(
    {
      id: 'connected-datagram-socket-not-overlapped',
      title: 'An overlapped WSPSend on a connected datagram socket is refused.',
      breaks: ['FLAG-2'],
    },
    around({
      WSPSend: (call) =>
        requestOf(call) !== null && descriptorOf(call)?.endpoint.link.kind === 'default-peer'
          ? failure('WSAEDESTADDRREQ')
          : call.proceed(),
    }),
  ),
  ...[RECEIVES, SENDS].map((names, index) =>
    faultyWith(
      {
        id:
          index === 0
            ? 'synchronous-receive-beside-a-request-refused'
            : 'synchronous-send-beside-a-request-refused',
        title: `A synchronous ${index === 0 ? 'receive' : 'send'} is refused while an overlapped receive is pending.`,
        breaks: ['FLAG-4'],
      },
      around(
        forEach(names, (call) =>
          isSynchronous(call) && descriptorOf(call)?.endpoint.waiting.has('receive') === true
            ? failure('WSAEINVAL')
            : call.proceed(),
        ),
      ),
    ),
  ),
  faultyWith(
    {
      id: 'fionread-of-an-overlapped-socket-tells-nothing',
      title: 'On an overlapped socket FIONREAD always tells that there is nothing to read.',
      breaks: ['FLAG-4'],
    },
    around({
      WSPIoctl: async (call) => {
        const answer = await call.proceed();
        const isAsked = isSynchronous(call) && call.args['dwIoControlCode'] === IOCTLS.FIONREAD;
        return isAsked && answer.result === 0 ? { ...answer, out: { lpvOutBuffer: '00000000' } } : answer;
      },
    }),
  ),
  faultyWith(
    {
      id: 'synchronous-receive-counts-no-bytes',
      title: 'On an overlapped socket a synchronous receive fills the buffers and counts nothing.',
      breaks: ['FLAG-4', 'DATA-3', 'DATA-4'],
    },
    around(
      forEach(RECEIVES, async (call) => {
        const answer = await call.proceed();
        if (answer.result !== 0 || !isSynchronous(call)) return answer;
        return { ...answer, out: { ...answer.out, lpNumberOfBytesRecvd: 0 } };
      }),
    ),
  ),
  faultyWith(
    {
      id: 'wspioctl-waits-behind-another',
      title: 'A synchronous WSPIoctl waits until the overlapped one that is pending is done.',
      breaks: ['FLAG-4'],
    },
    around({
      WSPIoctl: (call) =>
        isSynchronous(call) && descriptorOf(call)?.endpoint.waiting.has('other') === true
          ? new Promise(() => undefined)
          : call.proceed(),
    }),
  ),
  faultyWith(
    {
      id: 'wspioctl-beside-a-request-refused',
      title: 'A synchronous WSPIoctl is refused while an overlapped one is pending.',
      breaks: ['FLAG-4'],
    },
    around({
      WSPIoctl: (call) =>
        isSynchronous(call) && descriptorOf(call)?.endpoint.waiting.has('other') === true
          ? failure('WSAEINVAL')
          : call.proceed(),
    }),
  ),
  faultyWith(
    {
      id: 'short-message-overtakes',
      title: 'A short message that fits is sent before the long one that still waits for room.',
      breaks: ['FLAG-3'],
    },
    around({
      WSPSend: async (call) => {
        const waiting = descriptorOf(call)?.endpoint.waiting;
        if (waiting === undefined || requestOf(call) === null) return call.proceed();
        const hidden = Object.assign(waiting, { has: () => false });
        const answer = await call.proceed();
        Reflect.deleteProperty(hidden, 'has');
        return answer;
      },
    }),
  ),
];
