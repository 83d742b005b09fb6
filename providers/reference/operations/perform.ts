import { ERROR_CODES } from '../../contract/constants/constants';
import { refuse, type Answer } from '../answer';
import type { SocketCall } from '../functions/reference-function';
import { overlappedOf, type OverlappedArguments } from '../read-arguments';
import { OverlappedRequest, type Finished } from '../process/overlapped-request';
import { answerOf, failed, type Operation } from './operation';
import { tellAtOnce, tellLater } from './tell';
import { enlist } from './wait';
import { waitBlocking } from './wait-blocking';

/**
 * Carries an operation out in the way that the socket and the overlapped
 * parameters ask for: overlapped, non-blocking or blocking.
 */
export function perform(call: SocketCall, operation: Operation): Answer | Promise<Answer> {
  const { process, args, descriptor } = call;
  const { endpoint } = descriptor;
  const overlapped = process.behaviour.heedsOverlapped(endpoint) ? overlappedOf(args) : null;
  const nonBlocking = overlapped === null && endpoint.nonBlocking;
  const mustQueue = operation.direction !== 'other' && endpoint.waiting.has(operation.direction);
  const finished = mustQueue ? null : operation.attempt(nonBlocking);
  if (overlapped !== null) return performOverlapped(call, operation, overlapped, finished);
  if (finished !== null) return answerOf(operation, finished);
  if (nonBlocking) return refuse('WSAEWOULDBLOCK');
  return performBlocking(call, operation);
}

async function performBlocking(call: SocketCall, operation: Operation): Promise<Answer> {
  const finished = await waitBlocking(call, call.descriptor.endpoint.entry, () =>
    enlist(call.descriptor, operation.direction, () => operation.attempt(false)),
  );
  return 'kind' in finished ? finished : answerOf(operation, finished);
}

function performOverlapped(
  { process, descriptor }: SocketCall,
  operation: Operation,
  overlapped: OverlappedArguments,
  finished: Finished | null,
): Answer {
  if (finished !== null) {
    const request = new OverlappedRequest(tellAtOnce(process, overlapped));
    descriptor.requests.begin(overlapped.token, request);
    // A request that is refused in the call itself has not been begun: nothing is told of it.
    if (finished.errno !== 0) request.drop();
    request.finish(finished);
    return answerOf(operation, finished);
  }
  const request = new OverlappedRequest(tellLater(process, descriptor, overlapped));
  descriptor.requests.begin(overlapped.token, request);
  descriptor.endpoint.waiting.add({
    owner: descriptor,
    direction: operation.direction,
    attempt: () => {
      const later = request.finished === null ? operation.attempt(false) : null;
      if (later !== null) request.finish(later);
      return request.finished !== null;
    },
    abort: (errno) => {
      request.finish(failed(errno));
    },
  });
  return refuse(ERROR_CODES.WSA_IO_PENDING);
}
