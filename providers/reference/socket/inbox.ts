import type { Address } from '../catalog/address';

/** A message, or a piece of a stream, that has arrived. */
interface Arrival {
  readonly data: Buffer;
  readonly from: Address | null;
}

/** What a receive takes out of the inbox. */
interface Taken {
  readonly data: Buffer;
  readonly from: Address | null;
  /** A message was longer than the buffers; the rest of it is lost. */
  readonly truncated: boolean;
}

/** How many bytes an inbox has room for where SO_RCVBUF says nothing else. */
const CAPACITY = 65_536;

/** What has arrived at a socket and is not yet received. */
export class Inbox {
  private arrivals: Arrival[] = [];
  private bytes = 0;
  /** Nothing more will come. */
  ended = false;
  capacity = CAPACITY;

  get isEmpty(): boolean {
    return this.arrivals.length === 0;
  }

  /** What FIONREAD tells: the bytes of the stream, or of the first message. */
  readable(byMessage: boolean): number {
    return byMessage ? (this.arrivals[0]?.data.length ?? 0) : this.bytes;
  }

  get room(): number {
    return Math.max(0, this.capacity - this.bytes);
  }

  put(arrival: Arrival): void {
    this.arrivals.push(arrival);
    this.bytes += arrival.data.length;
  }

  /** @param keeps which arrivals stay */
  retain(keeps: (arrival: Arrival) => boolean): void {
    this.arrivals = this.arrivals.filter(keeps);
    this.bytes = this.arrivals.reduce((sum, { data }) => sum + data.length, 0);
  }

  /** Takes one message, of which at most `length` bytes are kept. */
  takeMessage(length: number, peek: boolean): Taken {
    const first = this.arrivals[0];
    if (first === undefined) return { data: Buffer.alloc(0), from: null, truncated: false };
    if (!peek) {
      this.arrivals.shift();
      this.bytes -= first.data.length;
    }
    return {
      data: first.data.subarray(0, length),
      from: first.from,
      truncated: first.data.length > length,
    };
  }

  /** Takes up to `length` bytes of the stream. */
  takeBytes(length: number, peek: boolean): Taken {
    const pieces: Buffer[] = [];
    let wanted = length;
    let index = 0;
    for (; wanted > 0; index += 1) {
      const arrival = this.arrivals[index];
      if (arrival === undefined) break;
      pieces.push(arrival.data.subarray(0, wanted));
      if (arrival.data.length > wanted) {
        if (!peek) this.arrivals[index] = { ...arrival, data: arrival.data.subarray(wanted) };
        wanted = 0;
        break;
      }
      wanted -= arrival.data.length;
    }
    const data = Buffer.concat(pieces);
    if (!peek) {
      this.arrivals.splice(0, index);
      this.bytes -= data.length;
    }
    return { data, from: null, truncated: false };
  }
}
