import { around } from '../changes/around';
import { SHORT_DEADLINE } from '../changes/deadline';
import { failure, forEach, isSynchronous, TRANSFERS, type Transfer } from '../changes/transfer';
import { IOCTLS } from '../../contract/constants/constants';
import { faulty, type FaultyVariant } from '../variant';

/** WSPSend serves connected datagram sockets and sessions too, WSPRecvFrom datagrams and sessions. */
function brokenBy(name: string): FaultyVariant['breaks'] {
  if (name === 'WSPSend') return ['FLAG-4', 'DATA-3', 'DATA-4', 'DGRAM-2', 'MPT-9'];
  if (name === 'WSPSendTo') return ['FLAG-4', 'DGRAM-1'];
  if (name === 'WSPRecvFrom') return ['FLAG-4', 'MPT-9', 'DGRAM-1'];
  return name === 'WSPRecv' ? ['FLAG-4', 'DATA-3', 'DATA-4'] : ['FLAG-4'];
}

/** A provider in which one of the five functions is overlapped or nothing, on an overlapped socket. */
function onlyOverlapped(name: Transfer): FaultyVariant {
  return faulty({
    id: `synchronous-${name.toLowerCase()}-left-pending`,
    title: `On an overlapped socket ${name} returns WSA_IO_PENDING even without an overlapped structure.`,
    breaks: brokenBy(name),
    shape: '',
    overrides: {
      wrap: around(
        forEach([name], async (call) => {
          const isSetting = call.args['dwIoControlCode'] === IOCTLS.FIONBIO;
          return isSynchronous(call) && !isSetting ? failure('WSA_IO_PENDING') : call.proceed();
        }),
      ),
      describe: SHORT_DEADLINE,
    },
  });
}

/** Calls without overlapped parameters on an overlapped socket. */
export const SYNCHRONOUS_USE = [
  ...TRANSFERS.map(onlyOverlapped),
  faulty({
    id: 'synchronous-use-refused',
    title: 'On an overlapped socket sending and receiving without an overlapped structure is refused.',
    breaks: ['FLAG-4', 'MPT-9', 'DATA-3', 'DATA-4', 'DGRAM-1'],
    shape: '',
    overrides: {
      wrap: around(
        forEach(['WSPSend', 'WSPSendTo', 'WSPRecv', 'WSPRecvFrom'], (call) =>
          isSynchronous(call) ? failure('WSAEINVAL') : call.proceed(),
        ),
      ),
      describe: SHORT_DEADLINE,
    },
  }),
  faulty({
    id: 'synchronous-receive-returns-early',
    title:
      'On an overlapped socket a receive without an overlapped structure returns at once, with no bytes.',
    breaks: ['FLAG-4', 'MPT-9', 'DATA-3', 'DATA-4', 'DGRAM-1'],
    shape: '',
    overrides: {
      wrap: around(
        forEach(['WSPRecv', 'WSPRecvFrom'], (call) => {
          const out = { lpNumberOfBytesRecvd: 0, lpBuffers: [''], lpFlags: 0 };
          return isSynchronous(call) ? { result: 0, errno: null, out } : call.proceed();
        }),
      ),
    },
  }),
  faulty({
    id: 'synchronous-send-returns-early',
    title:
      'On an overlapped socket a send without an overlapped structure returns, and the data stays behind.',
    breaks: ['FLAG-4', 'MPT-9', 'DATA-3', 'DATA-4', 'DGRAM-1'],
    shape: '',
    overrides: {
      wrap: around(
        forEach(['WSPSend', 'WSPSendTo'], (call) => {
          const out = { lpNumberOfBytesSent: 8 };
          return isSynchronous(call) ? { result: 0, errno: null, out } : call.proceed();
        }),
      ),
      describe: SHORT_DEADLINE,
    },
  }),
  faulty({
    id: 'synchronous-use-never-returns',
    title:
      'On an overlapped socket a receive without an overlapped structure waits for a completion that no one makes.',
    breaks: ['FLAG-4', 'MPT-9', 'DATA-3', 'DATA-4', 'DATA-5', 'DGRAM-1', 'DGRAM-2', 'DGRAM-3'],
    shape: '',
    overrides: {
      wrap: around(
        forEach(['WSPRecv', 'WSPRecvFrom'], (call) =>
          isSynchronous(call) ? new Promise(() => undefined) : call.proceed(),
        ),
      ),
      describe: SHORT_DEADLINE,
    },
  }),
];
