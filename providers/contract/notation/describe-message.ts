import type { Answer, Call, Completion, Lost, Message, Return, Upcall } from '../messages';
import { describeBytes } from './describe-memory';
import { describeError } from './describe-value';
import { plainLine, plainText } from './plain-text';

const LIMIT = 500;
const LAST_WORDS_LIMIT = 2_000;

/** A message that is neither a call nor an upcall, nor the end of one, in one sentence or a few lines. */
export function describeMessage(message: Exclude<Message, Call | Return | Upcall | Answer>): string {
  const process = `process ${String(message.process)}`;
  switch (message.kind) {
    case 'open':
      return `${process} is opened`;
    case 'opened': {
      const { name, version } = message.provider;
      return `${process} is "${plainLine(`${name} ${version}`.trimEnd(), LIMIT)}", id ${String(message.processId)}`;
    }
    case 'close':
      return `${process} is told to close`;
    case 'induce':
      return `the condition ${plainLine(message.condition, LIMIT)} is brought about`;
    case 'clear':
      return `the condition ${plainLine(message.condition, LIMIT)} is ended`;
    case 'done':
      return 'done';
    case 'refused':
      return `refused: ${plainLine(message.reason, LIMIT)}`;
    case 'event':
      return describeCompletion(message);
    case 'lost':
      return describeLost(message, process);
  }
}

function describeCompletion({ overlapped, errno, bytes, flags, memory }: Completion): string {
  const code = errno === 0 ? '' : `, ${describeError(errno)}`;
  const held = Object.values(memory).flat().map(describeBytes);
  const holds = held.length === 0 ? '' : `, now holds ${held.join(', ')}`;
  const request = plainLine(overlapped, LIMIT);
  return `completion of ${request}: ${String(bytes)} bytes, flags ${String(flags)}${code}${holds}`;
}

function describeLost({ cause, reason, outstanding, lastWords }: Lost, process: string): string {
  const calls =
    outstanding.length === 0
      ? ''
      : `; outstanding: ${outstanding.map((id) => `call ${String(id)}`).join(', ')}`;
  const words = lastWords === '' ? '' : `; its last words: ${plainText(lastWords, LAST_WORDS_LIMIT)}`;
  return `${process} is lost (${cause}): ${plainLine(reason, LIMIT)}${calls}${words}`;
}
