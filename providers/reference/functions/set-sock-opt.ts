import { SOCKET_OPTIONS, SOL_SOCKET } from '../../contract/constants/constants';
import { refuse, succeed, type Answer } from '../answer';
import { numberOf, textOf } from '../read-arguments';
import { isKept, sizeOfKept } from './kept-options';
import type { SocketCall } from './reference-function';

const INT_SIZE = 4;

/** WSPSetSockOpt. */
export function wspSetSockOpt({ process, args, descriptor }: SocketCall): Answer {
  if (numberOf(args, 'level') !== SOL_SOCKET) return refuse('WSAEINVAL');
  const { endpoint } = descriptor;
  const option = numberOf(args, 'optname');
  const optval = Buffer.from(textOf(args, 'optval'), 'hex');
  if (option === SOCKET_OPTIONS.SO_RCVBUF) {
    if (optval.length < INT_SIZE) return refuse('WSAEFAULT');
    endpoint.inbox.capacity = Math.max(1, optval.readInt32LE());
    return succeed();
  }
  if (!isKept(option, process.parts.shape)) return refuse('WSAENOPROTOOPT');
  const size = sizeOfKept(option);
  if (optval.length < size) return refuse('WSAEFAULT');
  endpoint.options.set(option, optval.toString('hex', 0, size));
  return succeed();
}
