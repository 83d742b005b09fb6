import { ERROR_CODES, IOCTLS } from '../../contract/constants/constants';
import type { Bytes } from '../../contract/json';
import { refuse, type Answer } from '../answer';
import { keepsMessageBoundaries } from '../catalog/characteristics';
import { failed } from '../operations/operation';
import { perform } from '../operations/perform';
import type { Finished } from '../process/overlapped-request';
import { numberOf, textOf } from '../read-arguments';
import type { Endpoint } from '../socket/endpoint';
import type { SocketCall } from './reference-function';

const DWORD_SIZE = 4;

/** WSPIoctl: FIONBIO, FIONREAD, and SIO_ADDRESS_LIST_CHANGE, which waits (the addresses in memory never change). */
export function wspIoctl(call: SocketCall): Answer | Promise<Answer> {
  const { args, descriptor, process } = call;
  const { endpoint } = descriptor;
  const serve = serviceOf(numberOf(args, 'dwIoControlCode'), process.parts.shape.waitingIoctl);
  if (serve === null) return refuse('WSAEOPNOTSUPP');
  const input = Buffer.from(textOf(args, 'lpvInBuffer'), 'hex');
  const length = numberOf(args, 'cbOutBuffer');
  return perform(call, {
    direction: 'other',
    attempt: () => serve(endpoint, input, length),
    out: ({ buffers }) => ({ lpvOutBuffer: buffers.join('') }),
  });
}

/** What a control code does; null: it waits. */
type Service = (endpoint: Endpoint, input: Buffer, length: number) => Finished | null;

function serviceOf(code: number, waits: boolean): Service | null {
  switch (code) {
    case IOCTLS.FIONBIO:
      return setNonBlocking;
    case IOCTLS.FIONREAD:
      return tellReadable;
    case IOCTLS.SIO_ADDRESS_LIST_CHANGE:
      return waits ? () => null : null;
    default:
      return null;
  }
}

function setNonBlocking(endpoint: Endpoint, input: Buffer): Finished {
  if (input.length < DWORD_SIZE) return failed(ERROR_CODES.WSAEFAULT);
  const on = input.readUInt32LE() !== 0;
  // Network events need a non-blocking socket.
  if (!on && endpoint.interest.isActive) return failed(ERROR_CODES.WSAEINVAL);
  endpoint.nonBlocking = on;
  return finished('');
}

function tellReadable(endpoint: Endpoint, _input: Buffer, length: number): Finished {
  if (length < DWORD_SIZE) return failed(ERROR_CODES.WSAEFAULT);
  const memory = Buffer.alloc(DWORD_SIZE);
  memory.writeUInt32LE(endpoint.inbox.readable(keepsMessageBoundaries(endpoint.entry)));
  return finished(memory.toString('hex'));
}

function finished(output: Bytes): Finished {
  return { errno: 0, bytes: output.length / 2, buffers: [output] };
}
