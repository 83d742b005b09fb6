import type { Message } from '../../providers/contract/messages';
import { describeError } from '../../providers/contract/notation/describe-value';
import { plainLine } from '../../providers/contract/notation/plain-text';
import type { Note } from '../../providers/contract/notation/spans';
import type { Reaction, TranscriptLine } from './transcript-line';

/** What was said during one scenario, in its order. */
export type Conversation = readonly (Message | Note)[];

const NOTE_LIMIT = 500;

/**
 * Cuts a transcript into its scenarios.
 * @returns by the id of the test case that was started; what was said outside any scenario is left out
 */
export function callsOfScenarios(lines: readonly TranscriptLine[]): ReadonlyMap<string, Conversation> {
  const conversations = new Map<string, (Message | Note)[]>();
  let current: (Message | Note)[] | undefined;
  for (const line of lines) {
    switch (line.kind) {
      case 'scenario':
        current = [];
        conversations.set(line.testCaseStarted, current);
        break;
      case 'end-of-scenario':
      case 'phase':
      case 'run':
        current = undefined;
        break;
      case 'script':
        current?.push(...line.reactions.map((reaction) => note(reactionWords(reaction))));
        break;
      case 'command':
        current?.push(note(line.problem ?? `the command ${line.argv.join(' ')} ended with status 0`));
        break;
      case 'limit':
        break;
      default:
        current?.push(line);
    }
  }
  return conversations;
}

function reactionWords({ on, times, then }: Reaction): string {
  const often = times === 'always' ? 'every time' : times === 1 ? 'once' : `${String(times)} times`;
  switch (then.do) {
    case 'succeed':
      return `from now on, ${on} succeeds ${often}`;
    case 'fail':
      return `from now on, ${on} fails ${often} with ${describeError(then.errno)}`;
    case 'answer':
      return `from now on, ${on} is answered with ${String(then.result)} ${often}`;
    case 'call':
      return `from now on, ${then.function} is called from inside ${on}, ${often}`;
  }
}

function note(text: string): Note {
  return { kind: 'note', text: plainLine(text, NOTE_LIMIT) };
}
