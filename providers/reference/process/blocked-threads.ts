/** The threads that wait in a blocking call, and those of them that are inside the blocking hook. */
export class BlockedThreads {
  private readonly calls = new Map<number, () => void>();
  private readonly hooks = new Set<number>();

  /** @param interrupt ends the call with WSAEINTR */
  enter(thread: number, interrupt: () => void): void {
    this.calls.set(thread, interrupt);
  }

  leave(thread: number): void {
    this.calls.delete(thread);
  }

  enterHook(thread: number): void {
    this.hooks.add(thread);
  }

  leaveHook(thread: number): void {
    this.hooks.delete(thread);
  }

  isInHook(thread: number): boolean {
    return this.hooks.has(thread);
  }

  /** @returns false where the thread has no blocking call to interrupt */
  interrupt(thread: number): boolean {
    const interrupt = this.calls.get(thread);
    interrupt?.();
    return interrupt !== undefined;
  }
}
