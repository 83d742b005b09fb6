import type { Address } from '../catalog/address';
import type { Endpoint } from '../socket/endpoint';

/** What a member of a multipoint session does in it. */
interface Membership {
  readonly endpoint: Endpoint;
  readonly sends: boolean;
  readonly receives: boolean;
}

/** A multipoint session: one address, and who takes part. */
export interface Session {
  readonly key: string;
  readonly address: Address;
  readonly members: Set<Membership>;
}

/** The multipoint sessions of the network, by protocol and address. */
export class Sessions {
  private readonly sessions = new Map<string, Session>();

  find(space: string, address: Address): Session | undefined {
    return this.sessions.get(keyOf(space, address));
  }

  /** Opens the session, or finds it where it is open. */
  open(space: string, address: Address): Session {
    const key = keyOf(space, address);
    const session = this.sessions.get(key) ?? { key, address, members: new Set() };
    this.sessions.set(key, session);
    return session;
  }

  join(session: Session, membership: Membership): void {
    session.members.add(membership);
  }

  leave(session: Session, endpoint: Endpoint): void {
    for (const member of session.members) if (member.endpoint === endpoint) session.members.delete(member);
    if (session.members.size === 0) this.sessions.delete(session.key);
  }
}

function keyOf(space: string, address: Address): string {
  return `${space}:${address.host}:${String(address.port)}`;
}
