import { withArticle } from '../contract/check-message';
import { argumentsProblem, prototypeOf, resultProblem } from '../contract/check-parameters';
import { SPI_FUNCTIONS } from '../contract/functions';
import type { Call, FromProvider, FromTester, Return, Upcall } from '../contract/messages';
import { shown } from '../contract/shown';

/**
 * What the schema of a single message cannot say: which messages fit together.
 * Follows both sides of one provider process.
 */
export class Conversation {
  /** Messages of the tester that wait for one of the provider. */
  private readonly waiting = new Map<number, FromTester>();
  private last = 0;
  private lastFromTester = 0;
  private process = 0;
  private isOpen = false;
  private closeSent = false;
  private closed = false;

  /** Whether the provider has answered `close`: from then on it may leave. */
  get isClosed(): boolean {
    return this.closed;
  }

  /** The head of a `close` that follows what was sent; null where it was sent already, or never an `open`. */
  closing(): { readonly id: number; readonly process: number; readonly thread: number } | null {
    if (this.process === 0 || this.closeSent) return null;
    return { id: this.lastFromTester + 1, process: this.process, thread: 0 };
  }

  /** Notes a message of the tester. */
  sent(message: FromTester): void {
    this.lastFromTester = message.id;
    if (message.kind === 'open') this.process = message.process;
    if (message.kind === 'close') this.closeSent = true;
    if (message.kind !== 'answer') this.waiting.set(message.id, message);
  }

  /**
   * Notes a message of the provider.
   * @returns what is wrong with it here, as the end of `the adapter sent …`; or undefined
   */
  received(message: FromProvider): string | undefined {
    const name = withArticle(message.kind);
    if (message.process !== this.process) {
      return `${name} for process ${String(message.process)}, and this is process ${String(this.process)}`;
    }
    if (message.id <= this.last) {
      return `${name} with the number ${String(message.id)} after number ${String(this.last)}; they count upwards`;
    }
    this.last = message.id;
    if (message.kind === 'opened') return this.opened();
    if (!this.isOpen && message.kind !== 'refused') return `${name} before opened`;
    switch (message.kind) {
      case 'upcall':
        return this.upcall(message);
      case 'return':
        return this.returned(message);
      case 'done':
        return this.acknowledged(message.to, 'a done', ['induce', 'clear', 'close']);
      case 'refused':
        return this.acknowledged(message.to, 'a refused', ['open', 'call', 'induce', 'clear', 'close']);
      case 'event':
        return undefined;
    }
  }

  private opened(): string | undefined {
    if (this.isOpen) return 'a second opened';
    for (const [id, message] of this.waiting) {
      if (message.kind !== 'open') continue;
      this.waiting.delete(id);
      this.isOpen = true;
      return undefined;
    }
    return 'opened before it was asked to open';
  }

  private upcall(message: Upcall): string | undefined {
    const { during, target } = message;
    const name = `an upcall of ${message.function}`;
    if (during !== null && this.waiting.get(during)?.kind !== 'call') {
      return `${name} during call ${String(during)}, which is not outstanding`;
    }
    const prototype = prototypeOf(message.function);
    if (prototype === undefined) return `an upcall of the unknown function ${shown(message.function)}`;
    const isNextLayer = Object.hasOwn(SPI_FUNCTIONS, message.function);
    if (isNextLayer && target === null) return `${name} without its target, the catalog id of the next layer`;
    if (!isNextLayer && target !== null)
      return `${name} with a target, which only a function of the next layer has`;
    const problem = argumentsProblem(prototype, message.arguments);
    return problem === undefined ? undefined : `${name} with arguments that are not its own: ${problem}`;
  }

  private returned(message: Return): string | undefined {
    const call = this.waiting.get(message.to);
    if (call?.kind !== 'call') return `a return to call ${String(message.to)}, which is not outstanding`;
    this.waiting.delete(message.to);
    return problemOfReturn(call, message);
  }

  private acknowledged(to: number, name: string, kinds: readonly FromTester['kind'][]): string | undefined {
    const message = this.waiting.get(to);
    if (message === undefined || !kinds.includes(message.kind)) {
      return `${name} to message ${String(to)}, which does not wait for one`;
    }
    this.waiting.delete(to);
    if (message.kind === 'close') this.closed = true;
    return undefined;
  }
}

function problemOfReturn(call: Call, message: Return): string | undefined {
  const name = `a return of ${call.function}`;
  const times = call.times ?? 1;
  if ((message.made ?? 1) > times) {
    return `${name} that made ${String(message.made)} calls where ${String(times)} were asked for`;
  }
  const prototype = prototypeOf(call.function);
  // a function that does not exist should have been refused, which the smoke check tells in its own words
  if (prototype === undefined) return undefined;
  const problem = resultProblem(prototype, message);
  return problem === undefined ? undefined : `${name} with results that are not its own: ${problem}`;
}
