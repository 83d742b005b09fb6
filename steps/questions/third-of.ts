import type { Subject } from '../support/subject';

/**
 * The third party that a Given has made for a subject.
 * @throws Error where there is none: the scenario is badly written
 */
export function thirdOf({ third }: Subject): NonNullable<Subject['third']> {
  if (third === undefined) throw new Error('no Given has made a third party');
  return third;
}
