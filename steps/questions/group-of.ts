import type { GroupState, Subject } from '../support/subject';

/**
 * The group that the scenario's Givens made for a subject.
 * @throws Error where there was none: the scenario is badly written
 */
export function groupOf({ group }: Subject): GroupState {
  if (group === undefined) throw new Error('no Given has made a group yet');
  return group;
}
