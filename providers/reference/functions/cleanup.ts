import { ERROR_CODES } from '../../contract/constants/constants';
import { succeed, type Answer } from '../answer';
import { closeDescriptor } from './give-descriptor';
import type { FunctionCall } from './reference-function';

/** WSPCleanup: the last one frees every socket that is left, and drops what is pending without telling. */
export async function wspCleanup({ process, context }: FunctionCall): Promise<Answer> {
  process.startups -= 1;
  if (process.startups > 0) return succeed();
  for (const descriptor of process.openDescriptors) {
    descriptor.requests.drop();
    descriptor.endpoint.waiting.abortOf(descriptor, ERROR_CODES.WSAEINTR);
    await closeDescriptor(process, context, descriptor);
  }
  return succeed();
}
