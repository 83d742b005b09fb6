import { refuse, succeed, type Answer } from '../answer';
import type { OverlappedRequest } from '../process/overlapped-request';
import { numberOf, overlappedOf } from '../read-arguments';
import type { SocketCall } from './reference-function';

/** WSPGetOverlappedResult. */
export function wspGetOverlappedResult({ args, descriptor }: SocketCall): Answer | Promise<Answer> {
  const overlapped = overlappedOf(args);
  const request = overlapped === null ? undefined : descriptor.requests.find(overlapped.token);
  if (request === undefined) return refuse('WSAEINVAL');
  if (request.finished !== null) return resultOf(request);
  if (numberOf(args, 'fWait') === 0) return refuse('WSA_IO_INCOMPLETE');
  return request.ended().then(() => resultOf(request));
}

function resultOf({ finished }: OverlappedRequest): Answer {
  if (finished === null) return refuse('WSA_IO_INCOMPLETE');
  const out = { lpcbTransfer: finished.bytes, lpdwFlags: 0 };
  return finished.errno === 0 ? succeed(out, 1) : refuse(finished.errno, out);
}
