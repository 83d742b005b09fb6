import type { Attempt, Subject } from '../support/subject';

/**
 * The call that the scenario's When made for a subject.
 * @throws Error where there was none: the scenario is badly written
 */
export function attemptOf({ attempt }: Subject): Attempt {
  if (attempt === undefined) throw new Error('no When has made a call yet');
  return attempt;
}
