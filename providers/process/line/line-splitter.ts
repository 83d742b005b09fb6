/** The longest line that either side may send, in bytes, without its newline. */
export const MAX_LINE_BYTES = 16 * 1024 * 1024;

const NEWLINE = 0x0a;

/** What a piece of input completed. */
interface SplitLines {
  readonly lines: readonly string[];
  /** The beginning of a line that grew past the limit; nothing more is taken then. */
  readonly tooLong?: string;
}

/**
 * Cuts a stream of bytes into lines, holding no more than one line of the
 * greatest length.
 */
export class LineSplitter {
  private pieces: Buffer[] = [];
  private held = 0;
  private full = false;

  /** Takes the next bytes. */
  take(chunk: Buffer): SplitLines {
    if (this.full) return { lines: [] };
    const lines: string[] = [];
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, from)) {
      const line = this.complete(chunk.subarray(from, end));
      if (line === undefined) return { lines, tooLong: this.overflow() };
      lines.push(line);
      from = end + 1;
    }
    this.hold(chunk.subarray(from));
    return this.held > MAX_LINE_BYTES ? { lines, tooLong: this.overflow() } : { lines };
  }

  /** What came after the last newline; an empty string where nothing did. */
  rest(): string {
    return Buffer.concat(this.pieces).toString('utf8');
  }

  private complete(last: Buffer): string | undefined {
    if (this.held === 0 && last.length <= MAX_LINE_BYTES) return last.toString('utf8');
    this.hold(last);
    if (this.held > MAX_LINE_BYTES) return undefined;
    const line = this.rest();
    this.pieces = [];
    this.held = 0;
    return line;
  }

  private hold(piece: Buffer): void {
    if (piece.length === 0) return;
    this.pieces.push(piece);
    this.held += piece.length;
  }

  private overflow(): string {
    const beginning = (this.pieces[0] ?? Buffer.alloc(0)).toString('utf8');
    this.full = true;
    this.pieces = [];
    return beginning;
  }
}
