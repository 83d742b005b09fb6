import { refuse, succeed, type Answer } from '../answer';
import { isConnectionOriented } from '../catalog/characteristics';
import { numberOf } from '../read-arguments';
import { endReceiving } from '../socket/close-endpoint';
import type { SocketCall } from './reference-function';

const SD_RECEIVE = 0;
const SD_SEND = 1;
const SD_BOTH = 2;

/** WSPShutdown. */
export function wspShutdown(call: SocketCall): Answer {
  const how = numberOf(call.args, 'how');
  return how === SD_RECEIVE || how === SD_SEND || how === SD_BOTH ? shutDown(call, how) : refuse('WSAEINVAL');
}

/** WSPSendDisconnect, without disconnect data. */
export function wspSendDisconnect(call: SocketCall): Answer {
  return isConnectionOriented(call.descriptor.endpoint.entry)
    ? shutDown(call, SD_SEND)
    : refuse('WSAEOPNOTSUPP');
}

/** WSPRecvDisconnect, without disconnect data. */
export function wspRecvDisconnect(call: SocketCall): Answer {
  return isConnectionOriented(call.descriptor.endpoint.entry)
    ? shutDown(call, SD_RECEIVE)
    : refuse('WSAEOPNOTSUPP');
}

function shutDown({ process, descriptor }: SocketCall, how: 0 | 1 | 2): Answer {
  const { endpoint } = descriptor;
  const { link, entry } = endpoint;
  if (isConnectionOriented(entry) && link.kind !== 'connected') return refuse('WSAENOTCONN');
  if (how !== SD_RECEIVE) {
    endpoint.sendsNoMore = true;
    if (link.kind === 'connected') endReceiving(link.peer, process.network);
  }
  if (how !== SD_SEND) {
    endpoint.receivesNoMore = true;
    endpoint.waiting.stir();
  }
  return succeed();
}
