import type { Arguments } from '../../contract/json';
import { refuse, succeed, type Answer } from '../answer';
import type { Finished } from '../process/overlapped-request';
import type { Direction } from '../socket/waiting-list';

/** Something that may have to wait: a send, a receive, a control code. */
export interface Operation {
  readonly direction: Direction;
  /**
   * Tries to finish.
   * @param partly what could be done so far counts as finished
   * @returns null where it has to wait
   */
  attempt(partly: boolean): Finished | null;
  /** The out-parameters of the function that began it. */
  out(finished: Finished): Arguments;
}

/** What the function returns that began an operation and saw its end. */
export function answerOf(operation: Operation, finished: Finished): Answer {
  const { errno, buffers } = finished;
  if (errno === 0) return succeed(operation.out(finished));
  return refuse(errno, buffers.length > 0 ? operation.out(finished) : {});
}

/** An operation that ended with a code and moved nothing. */
export function failed(errno: number): Finished {
  return { errno, bytes: 0, buffers: [] };
}
