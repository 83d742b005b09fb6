import type { Bytes } from '../../contract/json';
import type { Arena, Block } from '../memory/arena';

/** Bytes to put somewhere before a call. */
export interface Write {
  readonly address: bigint;
  readonly bytes: Bytes;
}

/** A place to look at after a call, and what stood there. */
export class Reading {
  /** null: not read yet, or not readable. */
  bytes: Buffer | null = null;

  constructor(
    readonly address: bigint,
    readonly length: number,
  ) {}

  uint32(): number | null {
    return this.bytes?.length === 4 ? this.bytes.readUInt32LE() : null;
  }

  int32(): number | null {
    return this.bytes?.length === 4 ? this.bytes.readInt32LE() : null;
  }
}

/** What a native call is made of while it is put together: its arguments, and the memory behind them. */
export class CallFrame {
  readonly words: bigint[] = [];
  readonly writes: Write[] = [];
  readonly readings: Reading[] = [];
  readonly blocks: Block[] = [];

  /** @param pointerSize in bytes: 8 on x64, 4 on x86 */
  constructor(
    private readonly arena: Arena,
    readonly pointerSize: number,
  ) {}

  /**
   * Memory for the call, with something in it.
   * @param size in bytes, where it is larger than the content; the rest is zero
   */
  place(content: Bytes, size = content.length / 2): bigint {
    const block = this.arena.take(size);
    this.blocks.push(block);
    this.writes.push({ address: block.address, bytes: content.padEnd(2 * size, '0') });
    return block.address;
  }

  /** Memory for the call whose content does not matter. */
  room(size: number): bigint {
    const block = this.arena.take(size);
    this.blocks.push(block);
    return block.address;
  }

  /** Has memory read when the call has returned. */
  read(address: bigint, length: number): Reading {
    const reading = new Reading(address, length);
    this.readings.push(reading);
    return reading;
  }

  /** A value as it lies in memory, little-endian. */
  pointer(value: bigint): Bytes {
    return littleEndian(value, this.pointerSize);
  }

  /** Gives all memory of the call back. */
  release(): void {
    for (const block of this.blocks.splice(0)) this.arena.give(block);
  }
}

/** @param size in bytes */
export function littleEndian(value: bigint, size: number): Bytes {
  const memory = Buffer.alloc(8);
  memory.writeBigUInt64LE(BigInt.asUintN(8 * size, value));
  return memory.toString('hex', 0, size);
}
