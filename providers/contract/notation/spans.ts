import type { Answer, Call, Message, Return, Upcall } from '../messages';
import { describeAnswer, describeCall, describeReturn, describeUpcall } from './describe-call';

/** Something said between the messages. */
export interface Note {
  readonly kind: 'note';
  readonly text: string;
}

/** A call or upcall in a sequence, from where it begins to where it ends. */
export interface Span {
  /** Its place in the sequence. */
  readonly at: number;
  /** How deep it is nested. */
  readonly depth: number;
  /** Counts the calls and upcalls of the sequence from 1. */
  readonly number: number;
  readonly name: string;
  readonly endedAt: number | null;
  /** Something that is not nested in it lies between its beginning and its end. */
  readonly interrupted: boolean;
  /** What was called, in words. */
  readonly invocation: () => string;
  /** What came of it, in words; an empty text as long as nothing did. */
  readonly result: () => string;
}

/** Whether beginning and end of a span can stand on one line without hiding an order. */
export function isFolded(span: Span): boolean {
  return span.endedAt !== null && !span.interrupted;
}

/** For each item of a sequence the call or upcall that it begins or ends, if it does. */
export function readSpans(items: readonly (Message | Note)[]): readonly (Span | undefined)[] {
  const reader = new SpanReader();
  return items.map((item, at) => reader.read(item, at));
}

class OpenSpan implements Span {
  endedAt: number | null = null;
  interrupted = false;
  private ended: Return | Answer | null = null;

  constructor(
    private readonly begun: Call | Upcall,
    readonly at: number,
    readonly number: number,
    readonly outer: OpenSpan | undefined,
  ) {}

  get name(): string {
    return this.begun.function;
  }

  get depth(): number {
    return this.outer === undefined ? 0 : this.outer.depth + 1;
  }

  readonly invocation = (): string =>
    this.begun.kind === 'call' ? describeCall(this.begun) : describeUpcall(this.begun);

  readonly result = (): string => {
    if (this.begun.kind === 'call' && this.ended?.kind === 'return')
      return describeReturn(this.begun, this.ended);
    if (this.begun.kind === 'upcall' && this.ended?.kind === 'answer')
      return describeAnswer(this.begun, this.ended);
    return '';
  };

  end(by: Return | Answer, at: number): void {
    this.ended = by;
    this.endedAt = at;
  }
}

class SpanReader {
  private readonly spans = new Map<string, OpenSpan>();
  private readonly uninterrupted = new Set<OpenSpan>();
  private count = 0;

  read(item: Message | Note, at: number): OpenSpan | undefined {
    const span = this.spanOf(item, at);
    const around = new Set<OpenSpan>();
    for (let one = span; one !== undefined; one = one.outer) around.add(one);
    for (const one of this.uninterrupted) {
      if (around.has(one)) continue;
      one.interrupted = true;
      this.uninterrupted.delete(one);
    }
    if (span?.endedAt === at) this.uninterrupted.delete(span);
    return span;
  }

  private spanOf(item: Message | Note, at: number): OpenSpan | undefined {
    switch (item.kind) {
      case 'call':
        return this.begin(item, at, 'upcall');
      case 'upcall':
        return this.begin(item, at, 'call');
      case 'return':
        return this.end(item, at, 'call');
      case 'answer':
        return this.end(item, at, 'upcall');
      default:
        return undefined;
    }
  }

  private begin(item: Call | Upcall, at: number, outerKind: 'call' | 'upcall'): OpenSpan {
    const outer =
      item.during === null ? undefined : this.spans.get(keyOf(outerKind, item.process, item.during));
    this.count += 1;
    const span = new OpenSpan(item, at, this.count, outer);
    this.spans.set(keyOf(item.kind, item.process, item.id), span);
    this.uninterrupted.add(span);
    return span;
  }

  private end(item: Return | Answer, at: number, kind: 'call' | 'upcall'): OpenSpan | undefined {
    const span = this.spans.get(keyOf(kind, item.process, item.to));
    span?.end(item, at);
    return span;
  }
}

function keyOf(kind: 'call' | 'upcall', process: number, id: number): string {
  return `${kind} ${String(process)} ${String(id)}`;
}
