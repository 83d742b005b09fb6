import { SOCKET_OPTIONS, SOL_SOCKET } from '../../contract/constants/constants';
import type { Bytes } from '../../contract/json';
import { encodeProtocolInfo } from '../../contract/structures/protocol-info';
import { refuse, succeed, type Answer } from '../answer';
import type { ReferenceShape } from '../shape/reference-shape';
import type { Endpoint } from '../socket/endpoint';
import { numberOf } from '../read-arguments';
import { isKept, keptOption } from './kept-options';
import type { SocketCall } from './reference-function';

/** WSPGetSockOpt. */
export function wspGetSockOpt({ process, args, descriptor }: SocketCall): Answer {
  if (numberOf(args, 'level') !== SOL_SOCKET) return refuse('WSAEINVAL');
  const option = numberOf(args, 'optname');
  const optval = valueOf(descriptor.endpoint, option, process.parts.shape);
  if (optval === null) return refuse('WSAENOPROTOOPT');
  return optval.length > 2 * numberOf(args, 'optlen') ? refuse('WSAEFAULT') : succeed({ optval });
}

/** @returns null for an option that this shape does not offer */
function valueOf(endpoint: Endpoint, option: number, shape: ReferenceShape): Bytes | null {
  const { characteristics } = endpoint.attributes;
  switch (option) {
    case SOCKET_OPTIONS.SO_TYPE:
      return shape.readBack ? dword(characteristics.iSocketType) : null;
    case SOCKET_OPTIONS.SO_PROTOCOL_INFOW:
      return shape.readBack ? encodeProtocolInfo(characteristics) : null;
    case SOCKET_OPTIONS.SO_GROUP_ID:
      return shape.groups ? dword(endpoint.group?.id ?? 0) : null;
    case SOCKET_OPTIONS.SO_MAX_MSG_SIZE:
      return dword(characteristics.dwMessageSize);
    case SOCKET_OPTIONS.SO_ACCEPTCONN:
      return dword(endpoint.link.kind === 'listening' ? 1 : 0);
    case SOCKET_OPTIONS.SO_ERROR:
      return dword(endpoint.link.kind === 'broken' ? endpoint.link.errno : 0);
    case SOCKET_OPTIONS.SO_RCVBUF:
      return dword(endpoint.inbox.capacity);
    default:
      return isKept(option, shape) ? keptOption(endpoint, option) : null;
  }
}

function dword(value: number): Bytes {
  const memory = Buffer.alloc(4);
  memory.writeUInt32LE(value);
  return memory.toString('hex');
}
