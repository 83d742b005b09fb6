import { ERROR_CODES } from '../../contract/constants/constants';
import type { Arguments } from '../../contract/json';
import type {
  Close,
  Done,
  FromProvider,
  Induce,
  Lost,
  Opened,
  Refused,
  Result,
  Upcall,
} from '../../contract/messages';
import { CONTRACT_VERSION } from '../../contract/messages';
import type { Adapter, AdapterProcess, TesterSide } from '../../contract/provider';
import type { CallContext, Worker } from '../../contract/service-provider/service-provider';
import { refuse, toResult } from '../../reference/answer';
import type { ReachedBelow } from './provider-below';

/** What comes of the provider below beside the results of its functions. */
interface BelowOutlet {
  opened(hello: Opened): void;
  /** The answer to `control` or `close`, as if it were this layer's own. */
  acknowledged(message: Done | Refused): void;
  lost(cause: Lost['cause'], reason: string, lastWords: string): void;
}

/** The layer above. */
interface Above {
  readonly worker: Worker;
  readonly upwards: Parameters<ReachedBelow['attach']>[1];
}

interface CallBelow {
  readonly name: string;
  readonly context: CallContext;
  readonly settle: (result: Result) => void;
}

/**
 * One process of the provider below. To it the layer is what the tester is to
 * the layer: it makes the calls, and passes upcalls on to WS2_32.
 */
export class ProcessBelow implements TesterSide, ReachedBelow {
  private readonly process: AdapterProcess;
  private readonly calls = new Map<number, CallBelow>();
  /** Number of a message of this layer -> number of the tester's message that it passes on. */
  private readonly passedOn = new Map<number, number>();
  /** The upcalls of the provider below that wait for an answer, by thread, the innermost last. */
  private readonly unanswered = new Map<number, readonly number[]>();
  private above: Above | undefined;
  private number = 0;
  private lastId = 0;

  constructor(
    adapter: Adapter,
    private readonly outlet: BelowOutlet,
  ) {
    this.process = adapter.spawn(this);
  }

  /** @param number the tester's number of the process */
  open(number: number): void {
    this.number = number;
    this.process.send({ kind: 'open', ...this.head(0), contract: CONTRACT_VERSION });
  }

  attach(worker: Worker, upwards: Above['upwards']): void {
    this.above = { worker, upwards };
  }

  call(name: string, args: Arguments, context: CallContext): Promise<Result> {
    return new Promise((settle) => {
      const head = this.head(context.thread);
      const during = this.unanswered.get(context.thread)?.at(-1) ?? null;
      this.calls.set(head.id, { name, context, settle });
      this.process.send({ kind: 'call', ...head, function: name, during, arguments: args });
    });
  }

  /** Passes on what the tester brings about, ends or closes. */
  passOn(message: Induce | Close): void {
    const head = this.head(0);
    this.passedOn.set(head.id, message.id);
    this.process.send({ ...message, ...head });
  }

  end(graceMs: number): Promise<void> {
    return this.process.end(graceMs);
  }

  receive(message: FromProvider): void {
    switch (message.kind) {
      case 'opened':
        this.outlet.opened(message);
        break;
      case 'upcall':
        void this.answer(message);
        break;
      case 'event': {
        const { overlapped, errno, bytes, flags, memory } = message;
        this.above?.worker.complete({ overlapped, errno, bytes, flags, memory });
        break;
      }
      case 'return':
        this.settle(message.to, { result: message.result, errno: message.errno, out: message.out });
        break;
      case 'done':
      case 'refused':
        this.acknowledge(message);
        break;
    }
  }

  lost(cause: Lost['cause'], reason: string, lastWords: string): void {
    this.outlet.lost(cause, `the provider below: ${reason}`, lastWords);
  }

  private async answer(upcall: Upcall): Promise<void> {
    const { id, thread, during, memory, target, function: name } = upcall;
    const { above } = this;
    if (above === undefined) return;
    const context = during === null ? undefined : this.calls.get(during)?.context;
    const args = above.upwards(name, upcall.arguments);
    const before = this.unanswered.get(thread) ?? [];
    this.unanswered.set(thread, [...before, id]);
    const more = target === null ? { memory } : { memory, target };
    const { result, errno, out } = await (context ?? above.worker).upcall(name, args, more);
    this.unanswered.set(thread, before);
    this.process.send({ kind: 'answer', ...this.head(thread), to: id, result, errno, out });
  }

  private settle(id: number, result: Result): void {
    const call = this.calls.get(id);
    this.calls.delete(id);
    call?.settle(result);
  }

  private acknowledge(message: Done | Refused): void {
    const call = this.calls.get(message.to);
    if (call !== undefined) {
      const { result, errno, out } = toResult(call.name, refuse(ERROR_CODES.WSAEOPNOTSUPP));
      this.settle(message.to, { result, errno, out });
      return;
    }
    const to = this.passedOn.get(message.to);
    this.passedOn.delete(message.to);
    if (to !== undefined) this.outlet.acknowledged({ ...message, to });
  }

  private head(thread: number): { readonly id: number; readonly process: number; readonly thread: number } {
    this.lastId += 1;
    return { id: this.lastId, process: this.number, thread };
  }
}
