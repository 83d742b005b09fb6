import type { Message } from '../../providers/contract/messages';
import { plainLine } from '../../providers/contract/notation/plain-text';
import type { Note } from '../../providers/contract/notation/spans';
import type { TranscriptLine } from './transcript-line';

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
        if (line.reactions.length > 0)
          current?.push(note(`upcalls are answered so: ${JSON.stringify(line.reactions)}`));
        break;
      case 'command':
        current?.push(note(`command ${line.argv.join(' ')}: status ${String(line.status)}`));
        break;
      case 'elapsed':
        break;
      default:
        current?.push(line);
    }
  }
  return conversations;
}

function note(text: string): Note {
  return { kind: 'note', text: plainLine(text, NOTE_LIMIT) };
}
