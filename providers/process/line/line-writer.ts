import type { Writable } from 'node:stream';

/** Writes lines to a stream; those of one tick go out together. */
export class LineWriter {
  private waiting = '';

  /** @param stream where to; its errors are left to whoever watches the other end */
  constructor(private readonly stream: Writable) {}

  /** @param line without its newline */
  write(line: string): void {
    if (this.waiting === '') {
      process.nextTick(() => {
        this.flush();
      });
    }
    this.waiting += `${line}\n`;
  }

  /** Writes at once what still waits for the end of the tick. */
  flush(): void {
    const batch = this.waiting;
    this.waiting = '';
    if (batch !== '' && this.stream.writable) this.stream.write(batch);
  }
}
