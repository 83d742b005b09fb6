import type { Json } from '../contract/json';
import type { Answer, FromProvider, FromTester, Message } from '../contract/messages';

/**
 * What the tester numbers or invents (message numbers, handles) can differ
 * between a run and its replay, for example when only some scenarios are
 * replayed; this maps the recorded values to those of the replay.
 */
export class Renaming {
  private readonly numbers = new Map<number, number>();

  /** @param handles recorded handle -> handle of the replay */
  constructor(private readonly handles = new Map<string, string>()) {}

  /** Message numbers start anew with a segment; handles live as long as the process. */
  nextSegment(): Renaming {
    return new Renaming(this.handles);
  }

  /** Notes the numbers of a recorded message of the tester and of its counterpart in the replay. */
  number(recorded: Message, message: FromTester): void {
    this.numbers.set(recorded.id, message.id);
  }

  /** Whether a recorded message of the tester has had its counterpart. */
  knows(recorded: number): boolean {
    return this.numbers.has(recorded);
  }

  /** Whether an answer says the same, and notes the handles that it gives. */
  sameAnswer(recorded: Answer, answer: Answer): boolean {
    if (recorded.to !== answer.to || recorded.errno !== answer.errno) return false;
    this.learn(recorded.result, answer.result);
    for (const [name, value] of Object.entries(recorded.out)) this.learn(value, answer.out[name] ?? null);
    return JSON.stringify(this.translate(recorded.result)) === JSON.stringify(answer.result);
  }

  /** A recorded message of the provider, in the words of the replay. */
  replay(message: FromProvider): FromProvider {
    const words = this.handles.size === 0 ? message : (this.translate(message as unknown as Json) as unknown);
    const renamed = words as FromProvider;
    if (renamed.kind === 'upcall') {
      return { ...renamed, during: renamed.during === null ? null : this.numberOf(renamed.during) };
    }
    return 'to' in renamed ? { ...renamed, to: this.numberOf(renamed.to) } : renamed;
  }

  /** Recorded data with its handles replaced. */
  translate(value: Json): Json {
    if (this.handles.size === 0) return value;
    if (typeof value === 'string') return this.handles.get(value) ?? value;
    if (Array.isArray(value)) return value.map((item: Json) => this.translate(item));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, this.translate(item)]));
  }

  private learn(recorded: Json, actual: Json): void {
    if (typeof recorded !== 'string' || typeof actual !== 'string' || recorded === actual) return;
    if (recorded.startsWith('0x') && actual.startsWith('0x')) this.handles.set(recorded, actual);
  }

  private numberOf(recorded: number): number {
    return this.numbers.get(recorded) ?? recorded;
  }
}
