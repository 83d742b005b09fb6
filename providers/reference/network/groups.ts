import type { Address } from '../catalog/address';
import type { Endpoint } from '../socket/endpoint';

/** A socket group. */
export interface Group {
  readonly id: number;
  readonly kind: 'constrained' | 'unconstrained';
  readonly members: Set<Endpoint>;
  /** Where the members' connections have to go, once the first one is made. */
  address: Address | null;
}

/** The socket groups of all processes: their IDs are unique across them. */
export class Groups {
  private readonly groups = new Map<number, Group>();
  private lastId = 0;

  /** The group of this ID, where it has a member. */
  find(id: number): Group | undefined {
    return this.groups.get(id);
  }

  /**
   * Makes a group without members yet.
   * @param allocate chooses the ID, given the last one that was allocated
   */
  create(kind: Group['kind'], allocate: (lastId: number) => number): Group {
    this.lastId = allocate(this.lastId);
    const group: Group = { id: this.lastId, kind, members: new Set(), address: null };
    this.groups.set(group.id, group);
    return group;
  }

  join(group: Group, endpoint: Endpoint): void {
    group.members.add(endpoint);
    endpoint.group = group;
  }

  /** @param outlives whether a group whose last member is gone stays valid */
  leave(endpoint: Endpoint, outlives: (group: Group) => boolean): void {
    const group = endpoint.group;
    if (group === null) return;
    endpoint.group = null;
    group.members.delete(endpoint);
    if (group.members.size === 0 && !outlives(group)) this.groups.delete(group.id);
  }
}
