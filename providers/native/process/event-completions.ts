import type { Hex } from '../../contract/json';
import type { Outlet } from './outlet';
import type { Requests } from './requests';
import type { RunningHost } from './running-host';
import { winsockCode } from './winsock-code';

/** How many events are made at a time: more than any scenario has requests pending at once. */
const EVENTS_AT_A_TIME = 64;
const FEW = EVENTS_AT_A_TIME / 2;

/** A request whose WSAOVERLAPPED has an event of ours. */
interface Watched {
  readonly token: Hex;
  readonly event: bigint;
  signalled: boolean;
  /** The call has returned, and the request is pending. */
  pending: boolean;
}

/**
 * The completions that come through the handle, not through WPUCompleteOverlappedRequest: an event of ours stands
 * in each WSAOVERLAPPED, and is watched.
 */
export class EventCompletions {
  private readonly free: bigint[] = [];
  private readonly watched = new Map<number, Watched>();
  private last = 0;
  private making: Promise<void> | undefined;

  constructor(
    private readonly host: RunningHost,
    private readonly outlet: Outlet,
  ) {}

  /** Has events ready. */
  async prepare(): Promise<void> {
    if (this.free.length >= FEW) return;
    this.making ??= this.make().finally(() => {
      this.making = undefined;
    });
    await this.making;
  }

  /** Gives a request its event. @returns the event, or 0 where none is left */
  watch(token: Hex): bigint {
    void this.prepare();
    const event = this.free.pop();
    if (event === undefined) return 0n;
    this.last += 1;
    this.watched.set(this.last, { token, event, signalled: false, pending: false });
    this.host.connection.watch(event, this.last);
    return event;
  }

  /** Notes what became of the call that made a request. */
  async returned(token: Hex, pending: boolean, requests: Requests): Promise<void> {
    for (const [id, one] of this.watched) {
      if (one.token !== token || one.pending) continue;
      one.pending = pending;
      // without a request nothing is to be told; its event, where it comes, is free again
      if (one.signalled) await this.settle(id, one, requests);
    }
  }

  /** An event was signalled. */
  async signalled(id: number, requests: Requests): Promise<void> {
    const one = this.watched.get(id);
    if (one === undefined) return;
    one.signalled = true;
    if (one.pending || !requests.isUnderWay(one.token)) await this.settle(id, one, requests);
  }

  private async settle(id: number, { token, event, pending }: Watched, requests: Requests): Promise<void> {
    this.watched.delete(id);
    this.free.push(event);
    if (!pending) return;
    const outcome = await requests.status(token);
    if (outcome === null) return;
    const memory = await requests.received(token, outcome.bytes);
    this.outlet.say({
      kind: 'event',
      thread: 0,
      overlapped: token,
      errno: winsockCode(outcome.status),
      bytes: outcome.bytes,
      flags: 0,
      memory,
    });
  }

  /** They reset themselves when the wait that watches them is over. */
  private async make(): Promise<void> {
    const create = this.host.address('CreateEventW');
    const made = Array.from({ length: EVENTS_AT_A_TIME }, () =>
      this.host.systemCalls.call(create, () => [0n, 0n, 0n, 0n]),
    );
    for (const { result } of await Promise.all(made)) if (result !== 0n) this.free.push(result);
  }
}
