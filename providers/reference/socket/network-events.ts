import type { Descriptor } from '../process/descriptor';

/** The network events of WSPEventSelect and WSPAsyncSelect. */
export const FD = { READ: 0x1, WRITE: 0x2, ACCEPT: 0x8, CONNECT: 0x10, CLOSE: 0x20 } as const;
type NetworkEvent = (typeof FD)[keyof typeof FD];

/** How a client is told of a network event. */
export type Announce = (event: NetworkEvent, errno: number) => void;

/** Which network events a client wants to hear of, and which have happened since it asked. */
export class Interest {
  private mask = 0;
  private recorded = 0;
  private announce: Announce | null = null;
  private owner: Descriptor | null = null;

  get isActive(): boolean {
    return this.mask !== 0;
  }

  /** @param owner the descriptor that asks; the last one that asked is told */
  select(owner: Descriptor, mask: number, announce: Announce): void {
    this.mask = mask;
    this.recorded = 0;
    this.announce = announce;
    this.owner = owner;
  }

  /** A descriptor is closed: what it asked for ends. */
  forget(owner: Descriptor): void {
    if (this.owner === owner) this.mask = 0;
  }

  happened(event: NetworkEvent, errno = 0): void {
    if ((this.mask & event) === 0) return;
    this.recorded |= event;
    this.announce?.(event, errno);
  }

  /** The events recorded since the last time, as WSPEnumNetworkEvents tells them. */
  takeRecorded(): number {
    const events = this.recorded;
    this.recorded = 0;
    return events;
  }
}
