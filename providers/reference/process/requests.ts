import type { Hex } from '../../contract/json';
import type { OverlappedRequest } from './overlapped-request';

/** The overlapped requests of one descriptor, by their token; a token that is used again replaces the old request. */
export class Requests {
  private readonly requests = new Map<Hex, OverlappedRequest>();

  begin(token: Hex, request: OverlappedRequest): void {
    this.requests.set(token, request);
  }

  find(token: Hex): OverlappedRequest | undefined {
    return this.requests.get(token);
  }

  /** Lets what is pending end without a word. */
  drop(): void {
    for (const request of this.requests.values()) request.drop();
  }

  /** Settles when the client has been told of every request that is finished. */
  async told(): Promise<void> {
    await Promise.all([...this.requests.values()].map((request) => request.told));
  }
}
