import { ERROR_CODES } from '../../contract/constants/constants';
import { succeed, type Answer } from '../answer';
import { closeDescriptor } from './give-descriptor';
import type { SocketCall } from './reference-function';

/**
 * WSPCloseSocket. What was begun through this descriptor ends first, with
 * WSA_OPERATION_ABORTED, while the handle is still good for telling so.
 */
export async function wspCloseSocket({ process, context, descriptor }: SocketCall): Promise<Answer> {
  descriptor.endpoint.waiting.abortOf(descriptor, ERROR_CODES.WSA_OPERATION_ABORTED);
  await descriptor.requests.told();
  await closeDescriptor(process, context, descriptor);
  return succeed();
}
