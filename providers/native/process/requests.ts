import type { Hex, Json } from '../../contract/json';
import type { Memory } from '../../contract/messages';
import type { CallFrame } from '../calls/call-frame';
import { littleEndian } from '../calls/call-frame';
import type { Target } from '../calls/parameter';
import type { HostConnection } from '../channel/host-connection';
import type { Arena, Block } from '../memory/arena';

/** An overlapped request: the WSAOVERLAPPED that stands for its token, and the memory that it needs until it is complete. */
interface Request {
  readonly token: Hex;
  readonly block: Block;
  frame: CallFrame | undefined;
  targets: readonly Target[];
  complete: boolean;
}

/** Internal, InternalHigh, Offset, OffsetHigh, hEvent: three pointers and two DWORDs. */
function overlappedSize(pointerSize: number): number {
  return 3 * pointerSize + 8;
}

/** The overlapped requests of one process of the provider. */
export class Requests {
  private readonly byToken = new Map<Hex, Request>();
  private readonly byAddress = new Map<bigint, Request>();

  constructor(
    private readonly host: HostConnection,
    private readonly arena: Arena,
    private readonly pointerSize: number,
    /** The event to put into a new WSAOVERLAPPED; 0: none. */
    private readonly eventFor: (token: Hex, s: Json) => bigint,
  ) {}

  /**
   * The address of the WSAOVERLAPPED of a token.
   * @param s the descriptor of the request
   */
  place(token: Hex, frame: CallFrame, s: Json): bigint {
    const known = this.byToken.get(token);
    if (known !== undefined) return known.block.address;
    const size = overlappedSize(this.pointerSize);
    const block = this.arena.take(size);
    const request: Request = { token, block, frame: undefined, targets: [], complete: false };
    this.byToken.set(token, request);
    this.byAddress.set(block.address, request);
    const event = littleEndian(this.eventFor(token, s), this.pointerSize);
    frame.writes.push({ address: block.address, bytes: event.padStart(2 * size, '0') });
    return block.address;
  }

  /** Notes what a request fills, when the call that makes it goes out. */
  begin(token: Hex, targets: readonly Target[]): void {
    const request = this.byToken.get(token);
    if (request !== undefined) request.targets = targets;
  }

  /** Keeps the memory of a call whose request is pending. */
  pend(token: Hex, frame: CallFrame): void {
    const request = this.byToken.get(token);
    if (request !== undefined) request.frame = frame;
  }

  /** Whether the call that makes a request has not returned. */
  isUnderWay(token: Hex): boolean {
    const request = this.byToken.get(token);
    return request !== undefined && !request.complete && request.frame === undefined;
  }

  /** Notes that a request has ended with its call. */
  over(token: Hex): void {
    const request = this.byToken.get(token);
    if (request !== undefined) request.complete = true;
  }

  /**
   * A request is complete by WPUCompleteOverlappedRequest, whose part it is to write the status and the number of
   * bytes into the WSAOVERLAPPED.
   * @returns null where no request of ours has its WSAOVERLAPPED there
   */
  async completed(
    overlapped: bigint,
    status: number,
    bytes: number,
    write: (address: bigint, bytes: string) => void,
  ): Promise<{ readonly token: Hex; readonly memory: Memory } | null> {
    const token = this.byAddress.get(overlapped)?.token;
    if (token === undefined) return null;
    const { pointerSize } = this;
    write(overlapped, littleEndian(BigInt(status), pointerSize) + littleEndian(BigInt(bytes), pointerSize));
    return { token, memory: await this.received(token, bytes) };
  }

  /**
   * What a request has received, now that it is complete.
   * @param bytes how many
   */
  async received(token: Hex, bytes: number): Promise<Memory> {
    const request = this.byToken.get(token);
    if (request === undefined) return {};
    request.complete = true;
    let left = bytes;
    const places = request.targets.map(({ address, length }) => {
      const here = Math.min(left, length);
      left -= here;
      return { address, length: here };
    });
    const contents = places.length === 0 ? [] : await this.host.read(places);
    return { [token]: contents.map((content) => content?.toString('hex') ?? '') };
  }

  /** What stands in the WSAOVERLAPPED of a token: the status and the number of bytes. */
  async status(token: Hex): Promise<{ readonly status: number; readonly bytes: number } | null> {
    const request = this.byToken.get(token);
    if (request === undefined) return null;
    const [memory] = await this.host.read([{ address: request.block.address, length: 2 * this.pointerSize }]);
    if (memory === null || memory === undefined) return null;
    return { status: memory.readUInt32LE(0), bytes: memory.readUInt32LE(this.pointerSize) };
  }

  /**
   * Gives back the memory of what is complete. A request that is not keeps its memory for good: a provider
   * that completes it late must not write into that of another.
   */
  forgetComplete(): void {
    for (const request of this.byToken.values()) {
      if (!request.complete) continue;
      request.frame?.release();
      this.arena.give(request.block);
      this.byToken.delete(request.token);
      this.byAddress.delete(request.block.address);
    }
  }
}
