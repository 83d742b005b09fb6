import { writeSockaddr } from '../catalog/sockaddr';
import { refuse, type Answer } from '../answer';
import { perform } from '../operations/perform';
import { tryReceive } from '../operations/receive';
import type { Address } from '../catalog/address';
import type { Arguments } from '../../contract/json';
import { lengthsOf, numberOf } from '../read-arguments';
import type { SocketCall } from './reference-function';

const MSG_PEEK = 2;

/** WSPRecv. */
export function wspRecv(call: SocketCall): Answer | Promise<Answer> {
  return receive(call, () => ({}));
}

/** WSPRecvFrom: also tells who sent a message, where the protocol is connectionless. */
export function wspRecvFrom(call: SocketCall): Answer | Promise<Answer> {
  const room = numberOf(call.args, 'lpFromlen');
  return receive(call, (from) => {
    const lpFrom = from === null ? null : writeSockaddr(from);
    return { lpFrom: lpFrom !== null && room * 2 >= lpFrom.length ? lpFrom : null };
  });
}

function receive(call: SocketCall, more: (from: Address | null) => Arguments): Answer | Promise<Answer> {
  const flags = numberOf(call.args, 'lpFlags');
  if ((flags & ~MSG_PEEK) !== 0) return refuse('WSAEOPNOTSUPP');
  const wanted = { lengths: lengthsOf(call.args, 'lpBuffers'), peek: flags !== 0 };
  let from: Address | null = null;
  return perform(call, {
    direction: 'receive',
    attempt: () => {
      const received = tryReceive(call.process, call.descriptor.endpoint, wanted);
      from = received?.from ?? null;
      return received;
    },
    out: ({ bytes, buffers }) => ({
      lpBuffers: buffers,
      lpNumberOfBytesRecvd: bytes,
      lpFlags: 0,
      ...more(from),
    }),
  });
}
