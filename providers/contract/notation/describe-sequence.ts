import type { Message } from '../messages';
import { describeMessage } from './describe-message';
import { isFolded, readSpans, type Note, type Span } from './spans';

/** One line of a sequence; what is nested in a call or upcall is one deeper. */
export interface SequenceLine {
  readonly depth: number;
  readonly text: string;
}

/**
 * Messages as a readable sequence. The end of a call stands on the call's own
 * line where nothing but what is nested in it lies between; else it has a line
 * of its own at its place, so that the order stays visible.
 * @param limit the most lines to give
 * @returns the lines, and how many messages were left out at the end
 */
export function describeSequence(
  items: readonly (Message | Note)[],
  limit: number,
): { readonly lines: readonly SequenceLine[]; readonly more: number } {
  const spans = readSpans(items);
  const place = placing(items);
  const lines: SequenceLine[] = [];
  for (const [at, item] of items.entries()) {
    if (lines.length >= limit) return { lines, more: items.length - at };
    const text = describeItem(item, at, spans[at]);
    if (text !== undefined) lines.push({ depth: spans[at]?.depth ?? 0, text: `${place(item)}${text}` });
  }
  return { lines, more: 0 };
}

/** @returns undefined where the item needs no line of its own */
function describeItem(item: Message | Note, at: number, span: Span | undefined): string | undefined {
  if (span !== undefined) {
    if (isFolded(span)) return span.at === at ? `${span.invocation()} ${span.result()}` : undefined;
    if (span.at !== at) return `… ${span.name} (${String(span.number)}) ${span.result()}`;
    return span.endedAt === null
      ? `${span.invocation()} (not returned)`
      : `${span.invocation()} … (${String(span.number)})`;
  }
  switch (item.kind) {
    case 'note':
      return item.text;
    case 'done':
      return undefined;
    case 'call':
    case 'upcall':
      return item.function;
    case 'return':
    case 'answer':
      return `${item.kind} to ${String(item.to)}`;
    default:
      return describeMessage(item);
  }
}

/** Processes and threads are named only where there are several; a worker's upcall always shows as one. */
function placing(items: readonly (Message | Note)[]): (item: Message | Note) => string {
  const messages = items.filter((item) => item.kind !== 'note');
  const processes = new Set(messages.map((item) => item.process)).size;
  const threads = new Set(messages.flatMap(({ thread }) => (thread === 0 ? [] : [thread]))).size;
  return (item) => {
    if (item.kind === 'note') return '';
    const process = processes > 1 ? [`process ${String(item.process)}`] : [];
    const worker = item.kind === 'upcall' && item.during === null;
    const thread = threads > 1 && item.thread !== 0 ? [`thread ${String(item.thread)}`] : [];
    const names = [...process, ...(worker ? ['worker'] : thread)];
    return names.length === 0 ? '' : `${names.join(', ')}: `;
  };
}
