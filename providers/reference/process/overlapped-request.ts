/** How an operation ended. */
export interface Finished {
  /** 0, or the code. */
  readonly errno: number;
  readonly bytes: number;
  /** The buffers as they are filled now; empty for an operation that fills none. */
  readonly buffers: readonly string[];
}

/** Tells the client how an overlapped request ended. */
export type Tell = (how: Finished) => Promise<void>;

/** An overlapped request, pending until it is finished. */
export class OverlappedRequest {
  /** Settles when the client has been told; at once where there is nothing to tell. */
  told: Promise<void> = Promise.resolve();
  private how: Finished | null = null;
  private dropped = false;
  private readonly listeners: (() => void)[] = [];

  constructor(private readonly tell: Tell) {}

  get finished(): Finished | null {
    return this.how;
  }

  finish(how: Finished): void {
    if (this.how !== null) return;
    this.how = how;
    if (!this.dropped) this.told = this.tell(how);
    for (const listener of this.listeners.splice(0)) listener();
  }

  /** The client is not to be told. */
  drop(): void {
    this.dropped = true;
  }

  /** Settles when the request is finished. */
  ended(): Promise<void> {
    if (this.how !== null) return Promise.resolve();
    return new Promise((resolve) => {
      this.listeners.push(resolve);
    });
  }
}
