import type { Socket } from 'node:net';
import { LineSplitter } from '../../process/line/line-splitter';
import { LineWriter } from '../../process/line/line-writer';
import type { Write } from '../calls/call-frame';
import type { AcceptedHost } from './accept-host';
import { NotAHostLine, readHostLine, type HostLine } from './host-line';

/** A place in the host's memory. */
export interface Place {
  readonly address: bigint;
  /** In bytes. */
  readonly length: number;
}

/** A call as a host makes it. */
interface NativeCall {
  readonly thread: number;
  /** Comes back in the return and in the upcalls made in it. */
  readonly request: number;
  readonly address: bigint;
  readonly words: readonly bigint[];
  readonly writes: readonly Write[];
  readonly reads: readonly Place[];
  /** How often at most, as long as it fails; left out: once. */
  readonly times?: number;
  /** What the function returns where it fails, and which bits of it count. */
  readonly failure?: { readonly value: bigint; readonly mask: bigint };
}

/** What a host tells without being asked for just that. */
export type HostEvent = Exclude<
  HostLine,
  { verb: 'function' } | { verb: 'hello' } | { verb: 'data' } | { verb: 'redirected' }
>;

/** Where the events of a host go. */
export interface HostListener {
  /**
   * Takes an event. Where it returns a promise, the events that come later wait for it: their order is the
   * order in which things happened.
   */
  event(event: HostEvent): Promise<void> | undefined;
  /** The host said something that none says. */
  breach(problem: string): void;
  /** The connection is closed. */
  closed(): void;
}

/** The lines to and from one host (docs/native.md). */
export class HostConnection {
  private readonly splitter = new LineSplitter();
  private readonly writer: LineWriter;
  private readonly socket: Socket;
  private readonly asked = new Map<number, (memory: readonly (Buffer | null)[]) => void>();
  private readonly redirecting = new Map<number, (places: number) => void>();
  private lastAsked = 0;
  private readonly waiting: HostEvent[] = [];
  private busy = false;

  constructor(
    { socket }: AcceptedHost,
    private readonly listener: HostListener,
  ) {
    this.socket = socket;
    this.writer = new LineWriter(socket);
    socket.on('data', (chunk: Buffer) => {
      this.take(chunk);
    });
    socket.on('error', () => {
      // what is behind it is told when the connection is closed
    });
    socket.once('close', () => {
      listener.closed();
    });
  }

  /** How many bytes have gone to the host and come from it so far. */
  get bytes(): number {
    return this.socket.bytesWritten + this.socket.bytesRead;
  }

  call({ thread, request, address, words, writes, reads, times, failure }: NativeCall): void {
    this.say([
      'call',
      hex(thread),
      hex(request),
      hex(address),
      hex(times ?? 1),
      hex(failure?.value ?? 0),
      hex(failure?.mask ?? 0),
      hex(words.length),
      ...words.map(hex),
      ...written(writes),
      ...readPlaces(reads),
    ]);
  }

  answer(thread: number, result: bigint, writes: readonly Write[]): void {
    this.say(['answer', hex(thread), hex(result), ...written(writes)]);
  }

  /** Reads memory of the host; null for what cannot be read. */
  read(places: readonly Place[]): Promise<readonly (Buffer | null)[]> {
    const request = this.nextAsked();
    this.say(['read', hex(request), ...readPlaces(places)]);
    return new Promise((resolve) => {
      this.asked.set(request, resolve);
    });
  }

  /**
   * Has a module's import of a function lead to another.
   * @returns in how many places it was
   */
  redirect(module: bigint, name: string, from: bigint, to: bigint): Promise<number> {
    const request = this.nextAsked();
    this.say(['redirect', hex(request), hex(module), name, hex(from), hex(to)]);
    return new Promise((resolve) => {
      this.redirecting.set(request, resolve);
    });
  }

  /** Tells once (`signalled`) when a handle is signalled. */
  watch(handle: bigint, id: number): void {
    this.say(['watch', hex(handle), hex(id)]);
  }

  /** Asks the host to leave. */
  leave(): void {
    this.say(['bye']);
  }

  close(): void {
    this.socket.destroy();
  }

  private say(parts: readonly string[]): void {
    this.writer.write(parts.join(' '));
  }

  private nextAsked(): number {
    this.lastAsked += 1;
    return this.lastAsked;
  }

  private take(chunk: Buffer): void {
    const { lines, tooLong } = this.splitter.take(chunk);
    for (const text of lines) {
      try {
        this.takeLine(readHostLine(text));
      } catch (cause) {
        if (!(cause instanceof NotAHostLine)) throw cause;
        this.listener.breach(cause.message);
      }
    }
    if (tooLong !== undefined) this.listener.breach('a line that does not end');
  }

  private takeLine(line: HostLine): void {
    switch (line.verb) {
      case 'data':
        this.settle(this.asked, line.request, line.memory);
        break;
      case 'redirected':
        this.settle(this.redirecting, line.request, line.places);
        break;
      case 'function':
      case 'hello':
        this.listener.breach('a second hello');
        break;
      default:
        this.waiting.push(line);
        this.tellEvents();
    }
  }

  private settle<T>(waiters: Map<number, (value: T) => void>, request: number, value: T): void {
    const waiter = waiters.get(request);
    waiters.delete(request);
    if (waiter === undefined) this.listener.breach('an answer to nothing');
    else waiter(value);
  }

  private tellEvents(): void {
    while (!this.busy) {
      const event = this.waiting.shift();
      if (event === undefined) return;
      const more = this.listener.event(event);
      if (more === undefined) continue;
      this.busy = true;
      void more.finally(() => {
        this.busy = false;
        this.tellEvents();
      });
    }
  }
}

function hex(value: number | bigint): string {
  return value.toString(16);
}

function written(writes: readonly Write[]): readonly string[] {
  return [
    hex(writes.length),
    ...writes.flatMap(({ address, bytes }) => [hex(address), bytes === '' ? '-' : bytes]),
  ];
}

function readPlaces(places: readonly Place[]): readonly string[] {
  return [hex(places.length), ...places.flatMap(({ address, length }) => [hex(address), hex(length)])];
}
