import type { Message } from '../contract/messages';
import { ProviderCannotStart } from '../contract/provider';
import type { StatementDocument } from '../contract/statement/document';
import { checkLine } from './check-line';
import { bufferExpander } from './expand-buffers';

/** The messages of one scenario or phase, in the order of the run. */
interface Segment {
  readonly name: string;
  readonly messages: readonly Message[];
  readonly commands: readonly RecordedCommand[];
}

/** A command of the IXIT, and what became of it: null where it ended with status 0. */
interface RecordedCommand {
  readonly argv: readonly string[];
  readonly problem: string | null;
}

export type Segments = ReadonlyMap<string, Segment>;

/** A recorded run. */
export interface RecordedRun {
  readonly seed: number;
  /** What a statement file said in it; null where there was none. */
  readonly statement: StatementDocument | null;
  readonly segments: Segments;
}

interface GrowingSegment extends Segment {
  readonly messages: Message[];
  readonly commands: RecordedCommand[];
}

/**
 * Cuts a transcript where scenarios and phases begin. Every line is held to
 * the contract, for anybody may have written it.
 * @param name what a complaint calls it
 * @throws ProviderCannotStart with the line that is none of a transcript
 */
export function parseTranscript(bytes: Uint8Array, name: string): RecordedRun {
  const no = (why: string): never => {
    throw new ProviderCannotStart(`${name} is no transcript: ${why}`);
  };
  const segments = new Map<string, GrowingSegment>();
  let head: Omit<RecordedRun, 'segments'> = { seed: 0, statement: null };
  let current: GrowingSegment | undefined;
  const expand = bufferExpander();
  const begin = (segment: string): void => {
    if (segments.has(segment)) no(`it has "${segment}" twice`);
    current = { name: segment, messages: [], commands: [] };
    segments.set(segment, current);
  };
  (textOf(bytes) ?? no('it is no text in UTF-8')).split('\n').forEach((text, index) => {
    if (text.trim() === '') return;
    const line = checkLine(text);
    if (typeof line === 'string') return no(`line ${String(index + 1)} ${line}`);
    switch (line.kind) {
      case 'run':
        head = { seed: line.seed, statement: line.statement ?? null };
        break;
      case 'phase':
        begin(`phase ${line.name}`);
        break;
      case 'scenario':
        begin(`${line.rule} ${line.name}`);
        break;
      case 'command':
        current?.commands.push(line);
        break;
      case 'end-of-scenario':
      case 'script':
      case 'limit':
        break;
      default:
        try {
          current?.messages.push(expand(line));
        } catch (cause) {
          return no(`line ${String(index + 1)} ${(cause as Error).message}`);
        }
    }
  });
  if (segments.size === 0) no('it has no scenario');
  return { ...head, segments };
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
