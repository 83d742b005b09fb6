import type { Subject } from '../support/subject';
import type { Pair } from './endpoints';

/**
 * The client's socket and its peer, as a Given made them for a subject.
 * @throws Error where there are none: the scenario is badly written
 */
export function pairOf({ pair }: Subject): Pair {
  if (pair === undefined) throw new Error('no Given has opened the socket yet');
  return pair;
}
