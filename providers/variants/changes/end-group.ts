import type { Group } from '../../reference/network/groups';
import type { ReferenceProcess } from '../../reference/reference';

/** The group loses all its members, and its ID with them. */
export function endGroup(group: Group, { network }: ReferenceProcess): void {
  for (const member of [...group.members]) network.groups.leave(member, () => false);
}
