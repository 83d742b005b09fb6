import type { Endpoint } from '../socket/endpoint';

/** An offer of WSPDuplicateSocket, not yet taken up. */
interface Duplicate {
  readonly endpoint: Endpoint;
  /** The process that may make a descriptor of it. */
  readonly processId: number;
}

/** The entries that WSPDuplicateSocket made, by the mark in their dwProviderReserved. */
export class Duplicates {
  private readonly offers = new Map<number, Duplicate>();
  private lastMark = 0;

  /** @returns the mark, never 0 */
  offer(duplicate: Duplicate): number {
    this.lastMark += 1;
    this.offers.set(this.lastMark, duplicate);
    return this.lastMark;
  }

  find(mark: number): Duplicate | undefined {
    return this.offers.get(mark);
  }

  /** Whether the socket can still be had by an offer. */
  has(endpoint: Endpoint): boolean {
    return [...this.offers.values()].some((offer) => offer.endpoint === endpoint);
  }

  /** An offer is good for one descriptor. @returns false where the mark is none */
  takeUp(mark: number): boolean {
    return this.offers.delete(mark);
  }

  /** The shared socket is gone. */
  withdraw(endpoint: Endpoint): void {
    for (const [mark, offer] of this.offers) if (offer.endpoint === endpoint) this.offers.delete(mark);
  }
}
