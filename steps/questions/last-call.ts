import type { ReturnedCall } from '../../providers/ws2_32/provider-process';
import type { Subject } from '../support/subject';

/**
 * The last call that the scenario's When made for a subject, other than WSPSocket.
 * @throws Error where there was none: the scenario is badly written
 */
export function lastCall({ calls }: Subject): ReturnedCall {
  const call = calls.at(-1);
  if (call === undefined) throw new Error('no When has made a call yet');
  return call;
}
