import type { Descriptor } from '../process/descriptor';

/** What an operation waits for: those of one direction are served in their order. */
export type Direction = 'receive' | 'send' | 'accept' | 'other';

/** An operation that could not finish yet. */
export interface Waiter {
  readonly owner: Descriptor;
  readonly direction: Direction;
  /** Tries again. @returns true where the operation is finished and has told so */
  attempt(): boolean;
  /** Ends the operation with a code. */
  abort(errno: number): void;
}

/** The operations that wait for a change of one socket. */
export class WaitingList {
  private waiters: Waiter[] = [];
  private stirring = false;
  private stirAgain = false;

  add(waiter: Waiter): void {
    this.waiters.push(waiter);
  }

  remove(waiter: Waiter): void {
    this.waiters = this.waiters.filter((other) => other !== waiter);
  }

  has(direction: Direction): boolean {
    return this.waiters.some((waiter) => waiter.direction === direction);
  }

  /** Something has changed: lets everyone try again, in order. */
  stir(): void {
    // An attempt can change this very socket once more (a receive makes room, room lets a send finish).
    this.stirAgain = true;
    if (this.stirring) return;
    this.stirring = true;
    while (this.stirAgain) {
      this.stirAgain = false;
      for (const waiter of this.waiters) if (waiter.attempt()) this.remove(waiter);
    }
    this.stirring = false;
  }

  /** Ends what was begun through one descriptor. */
  abortOf(owner: Descriptor, errno: number): void {
    const own = this.waiters.filter((waiter) => waiter.owner === owner);
    this.waiters = this.waiters.filter((waiter) => waiter.owner !== owner);
    for (const waiter of own) waiter.abort(errno);
  }
}
