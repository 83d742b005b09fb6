import { IOCTLS, type ErrorName } from '../../contract/constants/constants';
import { around } from '../changes/around';
import { descriptorOf, failure, forEach, requestOf, tellComplete, TRANSFERS } from '../changes/transfer';
import { legal, type LegalVariant } from '../variant';

function refusesOnPlainSockets(id: string, code: ErrorName): LegalVariant {
  return legal({
    id,
    title: `An overlapped structure on a socket without the attribute is refused with ${code}.`,
    shape: '',
    overrides: {
      wrap: around(
        forEach(TRANSFERS, (call) => {
          const isPlain = descriptorOf(call)?.endpoint.attributes.overlapped === false;
          return isPlain && call.args['lpOverlapped'] !== null ? failure(code) : call.proceed();
        }),
      ),
    },
  });
}

/** What a provider may do about overlapped operations. */
export const OVERLAPPED = [
  refusesOnPlainSockets('overlapped-on-a-plain-socket-refused', 'WSAEINVAL'),
  refusesOnPlainSockets('overlapped-on-a-plain-socket-not-supported', 'WSAEOPNOTSUPP'),
  legal({
    id: 'overlapped-sends-complete-later',
    title: 'An overlapped send is always left pending, and a worker completes it after the return.',
    shape: '',
    overrides: {
      wrap: around(
        forEach(['WSPSend', 'WSPSendTo'], (call) => {
          const token = requestOf(call);
          if (token === null) return call.proceed();
          setImmediate(() => {
            void call.proceed({ args: { ...call.args, lpOverlapped: null } }).then(({ errno, out }) =>
              tellComplete(call, token, {
                errno: errno ?? 0,
                bytes: Number(out['lpNumberOfBytesSent'] ?? 0),
              }),
            );
          });
          return failure('WSA_IO_PENDING');
        }),
      ),
    },
  }),
  legal({
    id: 'overlapped-ioctl-completes-much-later',
    title:
      'An overlapped WSPIoctl is left pending, and its completion may come when nobody waits for it any more.',
    shape: '',
    overrides: {
      wrap: around({
        WSPIoctl: (call) => {
          const token = requestOf(call);
          if (token === null || call.args['dwIoControlCode'] !== IOCTLS.FIONREAD) return call.proceed();
          setTimeout(() => {
            void tellComplete(call, token, { errno: 0, bytes: 4 });
          }, 5);
          return failure('WSA_IO_PENDING');
        },
      }),
    },
  }),
  legal({
    id: 'file-system-with-overlapped-sockets',
    title: 'The provider is an installable file system, and announces its completions itself.',
    shape: 'ifs',
    overrides: {},
  }),
  legal({
    id: 'no-ioctl-that-waits',
    title: 'No control code of WSPIoctl waits, so that every overlapped one is done at once.',
    shape: 'no-waiting-ioctl',
    overrides: {},
  }),
  legal({
    id: 'no-fionread',
    title: 'FIONREAD is not offered.',
    shape: '',
    overrides: {
      wrap: around({
        WSPIoctl: ({ args, proceed }) =>
          args['dwIoControlCode'] === IOCTLS.FIONREAD ? failure('WSAEOPNOTSUPP') : proceed(),
      }),
    },
  }),
  legal({
    id: 'no-fionbio',
    title: 'Sockets cannot be made non-blocking.',
    shape: '',
    overrides: {
      wrap: around({
        WSPIoctl: ({ args, proceed }) =>
          args['dwIoControlCode'] === IOCTLS.FIONBIO ? failure('WSAEOPNOTSUPP') : proceed(),
      }),
    },
  }),
];
