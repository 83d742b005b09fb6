import { refuse, succeed, type Answer } from '../answer';
import type { FunctionCall } from './reference-function';

/** WSPCancelBlockingCall: the blocking call of this thread ends with WSAEINTR. */
export function wspCancelBlockingCall({ process, context }: FunctionCall): Answer {
  return process.threads.interrupt(context.thread) ? succeed() : refuse('WSAEINVAL');
}
