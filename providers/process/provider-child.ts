import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { checkFromProvider, checkFromTester } from '../contract/check-message';
import type { FromTester, Lost } from '../contract/messages';
import type { AdapterProcess, TesterSide } from '../contract/provider';
import { shown } from '../contract/shown';
import { Conversation } from './conversation';
import { keepLastWords } from './last-words';
import { LineSplitter, MAX_LINE_BYTES } from './line/line-splitter';
import { LineWriter } from './line/line-writer';
import { parseLine } from './line/parse-line';
import { endWithTester, signalGroup } from './start/process-group';

/** A started provider that speaks the line protocol. */
export class ProviderChild implements AdapterProcess {
  /** After a loss, and once the end was asked for, nothing is delivered any more. */
  private delivering = true;
  private readonly conversation = new Conversation();
  private readonly splitter = new LineSplitter();
  private readonly writer: LineWriter;
  private readonly lastWords: () => string;
  private readonly gone: Promise<void>;

  /**
   * @param child the started program, leader of its own process group, all three streams piped
   * @param tester where its messages go
   */
  constructor(
    private readonly child: ChildProcessWithoutNullStreams,
    private readonly tester: TesterSide,
  ) {
    this.writer = new LineWriter(child.stdin);
    this.lastWords = keepLastWords(child.stderr);
    this.gone = new Promise((resolve) => {
      child.once('exit', resolve);
      child.once('error', () => {
        if (child.pid === undefined) resolve();
      });
    });
    if (child.pid !== undefined) endWithTester(child);
    this.watch();
  }

  send(message: FromTester): void {
    if (!this.delivering) return;
    const checked = checkFromTester(message);
    if (!checked.ok) {
      this.lose('schema', `the suite itself was about to send ${checked.problem}`);
      return;
    }
    this.conversation.sent(message);
    this.writer.write(JSON.stringify(message));
  }

  async end(graceMs: number): Promise<void> {
    if (this.delivering) {
      this.delivering = false;
      this.askToLeave();
      if (!(await this.leavesWithin(graceMs))) signalGroup(this.child, 'SIGTERM');
      if (!(await this.leavesWithin(graceMs))) signalGroup(this.child, 'SIGKILL');
    }
    await this.gone;
    this.closeStreams();
  }

  private watch(): void {
    const { child } = this;
    child.stdout.on('data', (chunk: Buffer) => {
      this.take(chunk);
    });
    child.stdin.on('error', () => {
      // the provider does not read any more; its end is told by its exit
    });
    child.once('error', (cause) => {
      this.lose('exit', `the provider cannot be started: ${cause.message}`);
    });
    child.once('exit', () => {
      signalGroup(child, 'SIGKILL');
    });
    child.once('close', (code, signal) => {
      this.ended(code, signal);
    });
  }

  private take(chunk: Buffer): void {
    if (!this.delivering) return;
    const { lines, tooLong } = this.splitter.take(chunk);
    for (const line of lines) this.takeLine(line);
    if (tooLong !== undefined) {
      const limit = `${String(MAX_LINE_BYTES / 1024 / 1024)} MiB`;
      this.breach(`a line longer than ${limit}, which begins with ${shown(tooLong)}`);
    }
  }

  private takeLine(line: string): void {
    if (!this.delivering) return;
    const parsed = parseLine(line, checkFromProvider);
    if (!parsed.ok) {
      this.breach(parsed.problem);
      return;
    }
    const problem = this.conversation.received(parsed.message);
    if (problem === undefined) this.tester.receive(parsed.message);
    else this.breach(problem);
  }

  /** All that the provider wrote has been read, and it is gone. */
  private ended(code: number | null, signal: NodeJS.Signals | null): void {
    if (!this.delivering || this.conversation.isClosed) return;
    const half = this.splitter.rest();
    if (signal !== null) {
      this.lose('crash', `the provider process was ended by ${signal}`);
    } else if (half !== '') {
      this.breach(`half a line, ${shown(half)}, and ended with exit code ${String(code)}`);
    } else {
      this.lose('exit', `the provider process ended by itself, with exit code ${String(code)}`);
    }
  }

  private breach(what: string): void {
    this.lose('schema', `the adapter sent ${what}`);
  }

  private lose(cause: Lost['cause'], reason: string): void {
    if (!this.delivering) return;
    this.delivering = false;
    signalGroup(this.child, 'SIGKILL');
    this.closeStreams();
    this.tester.lost(cause, reason, this.lastWords());
  }

  private askToLeave(): void {
    const head = this.conversation.closing();
    if (head !== null) this.writer.write(JSON.stringify({ kind: 'close', ...head }));
    this.writer.flush();
    this.child.stdin.end();
  }

  /** Whether the process is gone, waiting for it at most that many milliseconds. */
  private async leavesWithin(ms: number): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<false>((resolve) => {
      timer = setTimeout(() => {
        resolve(false);
      }, ms);
    });
    const left = await Promise.race([this.gone.then(() => true), tooLate]);
    clearTimeout(timer);
    return left;
  }

  private closeStreams(): void {
    for (const stream of [this.child.stdin, this.child.stdout, this.child.stderr]) stream.destroy();
  }
}
