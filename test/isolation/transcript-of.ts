import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TranscriptLine } from '../../providers/ws2_32/transcript-lines';
import type { Judged } from '../suite/judge';

/** The transcript that a run left. */
export function transcriptOf({ folder }: Judged): readonly TranscriptLine[] {
  return linesOf(folder, 'transcript.ndjson') as readonly TranscriptLine[];
}

/** The lines of a file of the report, each parsed: half a line is an error. */
export function linesOf(folder: string, file: string): readonly unknown[] {
  const text = readFileSync(join(folder, file), 'utf8');
  if (!text.endsWith('\n')) throw new Error(`${file} ends in half a line`);
  return text
    .slice(0, -1)
    .split('\n')
    .map((line): unknown => JSON.parse(line));
}
