import type { HostConnection } from '../channel/host-connection';
import type { Arena } from '../memory/arena';
import { CallFrame } from '../calls/call-frame';

/** The numbers of our own requests begin here: those of the tester's calls are far below. */
const FIRST_REQUEST = 2 ** 32;
/** The thread on which the system is called; the tester's threads count from 1. */
const OWN_THREAD = 0xffff;

/** What a function of the system returned. */
interface SystemResult {
  readonly result: bigint;
  readonly lastError: number;
  /** What stands where the frame asked to read, in that order. */
  readonly memory: readonly (Buffer | null)[];
}

/** Calls of the system's functions in the host, beside those of the provider. */
export class SystemCalls {
  private readonly waiting = new Map<number, (result: SystemResult) => void>();
  private last = FIRST_REQUEST;

  constructor(
    private readonly host: HostConnection,
    private readonly arena: Arena,
    private readonly pointerSize: number,
  ) {}

  /**
   * Makes a call.
   * @param words its arguments, put together with the frame, which places texts and asks for what is to be read
   */
  call(address: bigint, words: (frame: CallFrame) => readonly bigint[]): Promise<SystemResult> {
    const frame = new CallFrame(this.arena, this.pointerSize);
    frame.words.push(...words(frame));
    this.last += 1;
    const request = this.last;
    this.host.call({
      thread: OWN_THREAD,
      request,
      address,
      words: frame.words,
      writes: frame.writes,
      reads: frame.readings,
    });
    return new Promise((resolve) => {
      this.waiting.set(request, (result) => {
        frame.release();
        resolve(result);
      });
    });
  }

  /** Takes a return. @returns whether it was to one of these calls */
  returned(request: number, result: SystemResult): boolean {
    const waiter = this.waiting.get(request);
    this.waiting.delete(request);
    waiter?.(result);
    return waiter !== undefined;
  }
}

/** A text of WCHARs behind a pointer. */
export function wideText(frame: CallFrame, text: string): bigint {
  return frame.place(Buffer.from(`${text}\0`, 'utf16le').toString('hex'));
}

/** A text of chars behind a pointer. */
export function narrowText(frame: CallFrame, text: string): bigint {
  return frame.place(Buffer.from(`${text}\0`, 'latin1').toString('hex'));
}
