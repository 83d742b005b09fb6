import type { Json } from '../contract/json';
import type { Call, FromProvider, FromTester, Message, Opened } from '../contract/messages';
import type { TesterSide } from '../contract/provider';
import { Renaming } from './renaming';
import type { Segments } from './parse-transcript';

/**
 * One process of a recorded run. It goes through the segment's messages in
 * their order: what the provider said is said again, what the tester says has
 * to be what it said then.
 */
export class Replay {
  private messages: readonly Message[] = [];
  private process = 0;
  private gone = false;
  private speaking = false;
  /** What the tester has said and the provider has not answered, by its number. */
  private readonly unanswered = new Map<number, FromTester>();
  /** Numbers and handles of the tester's making may differ from the recorded ones. */
  private renaming = new Renaming();

  constructor(
    private readonly segments: Segments,
    private segment: string,
    private readonly positions: Map<number, number>,
    private readonly tester: TesterSide,
  ) {}

  private get position(): number {
    return this.positions.get(this.process) ?? 0;
  }

  private advance(): void {
    this.positions.set(this.process, this.position + 1);
  }

  begin(segment: string): void {
    this.segment = segment;
    this.load();
    this.goOn();
  }

  /** Whether an answer to something that the tester said is still to come. */
  get waiting(): boolean {
    return !this.gone && this.unanswered.size > 0;
  }

  /** The tester waits, and nothing more will come: what was said first and has no answer is what is lacking. */
  lackAnswer(): void {
    const [message] = this.unanswered.values();
    if (this.gone || message === undefined) return;
    const what = message.kind === 'call' ? `return of ${message.function}` : `answer to ${message.kind}`;
    this.lack(`the ${what}`, this.messages[this.position]);
  }

  send(message: FromTester): void {
    if (this.gone) return;
    if (message.kind !== 'answer') this.unanswered.set(message.id, message);
    if (message.kind === 'open') {
      this.process = message.process;
      this.load();
      this.open();
      return;
    }
    if (message.kind === 'close') {
      this.say({ kind: 'done', id: 1, process: this.process, thread: 0, to: message.id });
      return;
    }
    // a process that was started here when all was run may be running already when less is replayed
    this.skip(['open', 'opened']);
    const expected = this.messages[this.position];
    if (expected === undefined || !this.matches(expected, message)) {
      this.lack(
        message.kind === 'call' ? `this call of ${message.function}` : `this ${message.kind}`,
        expected,
      );
      return;
    }
    this.advance();
    this.renaming.number(expected, message);
    this.goOn();
  }

  private load(): void {
    const all = (this.segments.get(this.segment)?.messages ?? []).filter(
      ({ process }) => process === this.process,
    );
    this.messages = withoutEndings(all);
    this.renaming = this.renaming.nextSegment();
  }

  /** What came of a start at this place; where none was recorded, the first hello of this process. */
  private open(): void {
    // told to the process before this one, if it was there
    this.skip(['lost']);
    if (this.messages[this.position]?.kind === 'open') {
      this.advance();
      this.goOn();
      return;
    }
    const isHello = (message: Message): message is Opened =>
      message.kind === 'opened' && message.process === this.process;
    let hello: Opened | undefined;
    for (const { messages } of this.segments.values()) hello ??= messages.find(isHello);
    if (hello !== undefined) {
      this.say(hello);
      return;
    }
    this.gone = true;
    this.tester.lost('schema', `the transcript never started process ${String(this.process)}`, '');
  }

  /**
   * Says what the provider said next, up to where the tester has to speak. The
   * tester may answer at once, inside this; then the loop goes on, not a deeper one.
   */
  private goOn(): void {
    if (this.speaking) return;
    this.speaking = true;
    for (;;) {
      const next = this.messages[this.position];
      if (next === undefined || this.gone || isFromTester(next)) break;
      if (!this.isAbout(next)) {
        this.lack(belonging(next), next);
        break;
      }
      this.advance();
      if (next.kind === 'lost') {
        this.gone = true;
        this.tester.lost(next.cause, next.reason, next.lastWords);
      } else {
        this.say(this.renaming.replay(next));
      }
    }
    this.speaking = false;
  }

  /** Whether what a message of the provider answers, or is made in, was said in this segment or is still open. */
  private isAbout(message: Message): boolean {
    const number = 'to' in message ? message.to : message.kind === 'upcall' ? message.during : null;
    return number === null || this.renaming.knows(number) || this.unanswered.has(number);
  }

  private skip(kinds: readonly Message['kind'][]): void {
    for (;;) {
      const next = this.messages[this.position];
      if (next === undefined || !kinds.includes(next.kind)) return;
      this.advance();
    }
  }

  private say(message: FromProvider): void {
    if ('to' in message) this.unanswered.delete(message.to);
    else if (message.kind === 'opened') this.unanswered.clear();
    this.tester.receive(message);
  }

  private matches(recorded: Message, message: FromTester): boolean {
    if (recorded.kind !== message.kind) return false;
    switch (message.kind) {
      case 'call':
        return recorded.kind === 'call' && this.sameCall(recorded, message);
      case 'answer':
        return recorded.kind === 'answer' && this.renaming.sameAnswer(recorded, message);
      case 'induce':
      case 'clear':
        return 'condition' in recorded && recorded.condition === message.condition;
      default:
        return true;
    }
  }

  private sameCall(recorded: Call, call: Call): boolean {
    return (
      recorded.function === call.function &&
      recorded.thread === call.thread &&
      (recorded.times ?? 1) === (call.times ?? 1) &&
      same(this.renaming.translate(recorded.arguments), call.arguments)
    );
  }

  private lack(wanted: string, expected: Message | undefined): void {
    this.gone = true;
    const there = expected === undefined ? 'it ends there' : `it has ${describe(expected)} there`;
    this.tester.lost(
      'schema',
      `the transcript lacks ${wanted}: in "${this.segment}", after message ${String(this.position)}, ${there}`,
      '',
    );
  }
}

/** The messages without each `close` and what came of it: a replay ends its processes where it likes. */
function withoutEndings(messages: readonly Message[]): readonly Message[] {
  const kept: Message[] = [];
  let closing: number | undefined;
  for (const message of messages) {
    if (message.kind === 'close') closing = message.id;
    else if (closing !== undefined && endsClosing(message, closing)) closing = undefined;
    else kept.push(message);
  }
  return kept;
}

function endsClosing(message: Message, closing: number): boolean {
  return message.kind === 'lost' || (message.kind === 'done' && message.to === closing);
}

/** What a message of the provider cannot do without, in words. */
function belonging(message: Message): string {
  return message.kind === 'upcall'
    ? `the call that the upcall ${message.function} is made in`
    : `what the ${message.kind} there answers`;
}

function isFromTester(message: Message): message is FromTester {
  return ['open', 'call', 'answer', 'induce', 'clear', 'close'].includes(message.kind);
}

function describe(message: Message): string {
  return message.kind === 'call' ? `a call of ${message.function}` : `a message of kind ${message.kind}`;
}

function same(left: Json, right: Json): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
