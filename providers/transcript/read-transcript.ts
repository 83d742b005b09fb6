import { readFileSync } from 'node:fs';
import { bulkData, isBulkReference } from '../contract/bulk-data';
import type { Arguments, Json } from '../contract/json';
import type { Message } from '../contract/messages';
import { ProviderCannotStart } from '../contract/provider';

/** The messages of one scenario or phase, in the order of the run. */
export interface Segment {
  readonly name: string;
  readonly messages: readonly Message[];
  readonly commands: readonly RecordedCommand[];
}

/** A command of the IXIT, and what became of it: null where it ended with status 0. */
export interface RecordedCommand {
  readonly argv: readonly string[];
  readonly problem: string | null;
}

export type Segments = ReadonlyMap<string, Segment>;

/** A recorded run. */
export interface RecordedRun {
  readonly seed: number;
  readonly segments: Segments;
}

interface GrowingSegment extends Segment {
  readonly messages: Message[];
  readonly commands: RecordedCommand[];
}

const MESSAGE_KINDS = new Set([
  'open',
  'opened',
  'call',
  'upcall',
  'answer',
  'return',
  'event',
  'close',
  'induce',
  'clear',
  'done',
  'refused',
  'lost',
]);

/**
 * Reads transcript.ndjson and cuts it where scenarios and phases begin.
 * @throws ProviderCannotStart where the file cannot be read or is none
 */
export function readTranscript(path: string): RecordedRun {
  const segments = new Map<string, GrowingSegment>();
  let seed = 0;
  let current: GrowingSegment | undefined;
  text(path)
    .split('\n')
    .forEach((line, index) => {
      if (line.trim() === '') return;
      const record = parse(line, path, index + 1);
      if (record['kind'] === 'run') seed = Number(record['seed']);
      if (record['kind'] === 'scenario' || record['kind'] === 'phase') {
        const name =
          record['kind'] === 'phase'
            ? `phase ${String(record['name'])}`
            : `${String(record['rule'])} ${String(record['name'])}`;
        current = { name, messages: [], commands: [] };
        segments.set(name, current);
      } else if (record['kind'] === 'command') {
        current?.commands.push(record as unknown as RecordedCommand);
      } else if (MESSAGE_KINDS.has(String(record['kind']))) {
        current?.messages.push(expandBuffers(record as unknown as Message));
      }
    });
  if (segments.size === 0) throw new ProviderCannotStart(`${path} is no transcript: it has no scenario`);
  return { seed, segments };
}

/** Bulk data stands in a transcript by seed, offset and length. */
function expandBuffers(message: Message): Message {
  if (message.kind === 'call') return { ...message, arguments: expanded(message.arguments) };
  if (message.kind === 'return') return { ...message, out: expanded(message.out) };
  return message;
}

function expanded(args: Arguments): Arguments {
  const { lpBuffers } = args;
  if (!Array.isArray(lpBuffers)) return args;
  return {
    ...args,
    lpBuffers: lpBuffers.map((buffer: Json) => (isBulkReference(buffer) ? bulkData(buffer) : buffer)),
  };
}

function text(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new ProviderCannotStart(`the transcript ${path} cannot be read: ${(cause as Error).message}`);
  }
}

function parse(line: string, path: string, number: number): { readonly [name: string]: unknown } {
  try {
    const record: unknown = JSON.parse(line);
    if (typeof record === 'object' && record !== null) return record as { readonly [name: string]: unknown };
  } catch {
    // told below, like a line that is JSON but no object
  }
  throw new ProviderCannotStart(`${path} is no transcript: line ${String(number)} is no JSON object`);
}
