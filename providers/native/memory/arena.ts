/** A piece of the host's memory that is in use. */
export interface Block {
  readonly address: bigint;
  /** In bytes, a power of two; at least what was asked for. */
  readonly size: number;
}

/** No block is smaller: pointers and structures are aligned. */
const SMALLEST = 64;

/** The host's memory is used up by blocks that are still in use. */
export class ArenaFull extends Error {
  override readonly name = 'ArenaFull';
}

/** Hands out pieces of the one area that a host has for buffers. Freed pieces are used again, the newest first. */
export class Arena {
  private next: bigint;
  private readonly end: bigint;
  private readonly free = new Map<number, bigint[]>();

  /** @param size in bytes */
  constructor(start: bigint, size: number) {
    this.next = start;
    this.end = start + BigInt(size);
  }

  /**
   * @param bytes how much is needed
   * @throws ArenaFull
   */
  take(bytes: number): Block {
    const size = Math.max(SMALLEST, 2 ** Math.ceil(Math.log2(Math.max(bytes, 1))));
    const again = this.free.get(size)?.pop();
    if (again !== undefined) return { address: again, size };
    const address = this.next;
    if (address + BigInt(size) > this.end) {
      throw new ArenaFull(`no room for ${String(bytes)} bytes in the memory of the host`);
    }
    this.next += BigInt(size);
    return { address, size };
  }

  give({ address, size }: Block): void {
    const stack = this.free.get(size);
    if (stack === undefined) this.free.set(size, [address]);
    else stack.push(address);
  }
}
