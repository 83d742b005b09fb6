import { closeSync, openSync, writeSync } from 'node:fs';
import { compactLine } from './compact-line';
import type { TranscriptLine } from './transcript-lines';

/** How many characters gather before they are written to the file. */
const CHUNK = 1 << 18;

/** Writes the transcript: every message to and from the provider, in one order. */
export class Recorder {
  private readonly kept: TranscriptLine[] = [];
  private readonly file: number | null;
  private waiting = '';

  /** @param path the file to write, or null to keep the transcript in memory only */
  constructor(path: string | null) {
    this.file = path === null ? null : openSync(path, 'w');
  }

  get lines(): readonly TranscriptLine[] {
    return this.kept;
  }

  note(line: TranscriptLine): void {
    this.kept.push(line);
    if (this.file === null) return;
    this.waiting += `${JSON.stringify(compactLine(line))}\n`;
    if (this.waiting.length > CHUNK) this.flush();
  }

  /** Everything noted so far is in the file after this. */
  flush(): void {
    if (this.file === null || this.waiting === '') return;
    writeSync(this.file, this.waiting);
    this.waiting = '';
  }

  close(): void {
    this.flush();
    if (this.file !== null) closeSync(this.file);
  }
}
