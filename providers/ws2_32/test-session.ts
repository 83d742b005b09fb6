import { setTimeout as sleep } from 'node:timers/promises';
import type { Adapter } from '../contract/provider';
import type { Opened } from '../contract/messages';
import type { StatementDocument } from '../contract/statement/document';
import { normaliseStatement } from '../contract/statement/normalise-statement';
import type { ConditionName, Deadlines, Ics, Ixit, Statement } from '../contract/statement/statement';
import { DEFAULT_IXIT } from '../contract/statement/statement';
import type { ProtocolInfo } from '../contract/structures/protocol-info';
import { ProviderProcess } from './provider-process';
import type { Recorder } from './recorder';
import { runCommand } from './run-command';

/** What the hello and the statement file together say of the provider. */
export interface ProviderUnderTest {
  readonly opened: Opened;
  readonly ics: Ics;
  readonly ixit: Ixit;
}

/** Which scenario the transcript goes on with. */
export interface ScenarioNote {
  readonly testCaseStarted: string;
  readonly uri: string;
  readonly line: number;
  readonly rule: string;
  readonly name: string;
}

/** Nobody has said what the provider implements: neither its hello nor a statement file. */
export class NoStatement extends Error {
  override readonly name = 'NoStatement';
}

/**
 * A run against one provider: its processes by number, its statement, its
 * transcript. A process that was lost is started again when it is next asked for.
 */
export class TestSession {
  private readonly processes = new Map<number, ProviderProcess>();
  private learned: ProviderUnderTest | undefined;
  private deadlines: Deadlines;

  /**
   * @param file what a statement file says, or null; it overrides the provider's own words
   * @param recorder where the transcript goes
   */
  constructor(
    readonly adapter: Adapter,
    private readonly file: StatementDocument | null,
    readonly recorder: Recorder,
  ) {
    this.deadlines = { ...DEFAULT_IXIT.deadlines, ...file?.ixit?.deadlines };
  }

  /** What the provider has said of itself so far; undefined before its first hello. */
  get known(): ProviderUnderTest | undefined {
    return this.learned;
  }

  /** @throws Error where the first process has not been opened yet */
  get provider(): ProviderUnderTest {
    if (this.learned === undefined) throw new Error('no process of the provider has been opened yet');
    return this.learned;
  }

  /**
   * A process of the provider, started where it is not running.
   * @param number 1 is the one that most scenarios use
   * @throws ProviderCannotStart, ProviderLost, NoStatement
   */
  async process(number = 1): Promise<ProviderProcess> {
    const running = this.processes.get(number);
    if (running !== undefined && running.lost === undefined) return running;
    if (running !== undefined) await running.close();
    const { process, opened } = await ProviderProcess.open(number, this.adapter, this.recorder, {
      deadlines: () => this.deadlines,
      catalog: () => this.catalog(),
    });
    this.processes.set(number, process);
    this.learned ??= this.learn(opened);
    return process;
  }

  /** Whether a process of this number is running. */
  isRunning(number: number): boolean {
    const process = this.processes.get(number);
    return process !== undefined && process.lost === undefined;
  }

  /** Ends a process, so that the next one of its number is fresh. */
  async endProcess(number: number): Promise<void> {
    const process = this.processes.get(number);
    this.processes.delete(number);
    await process?.close();
  }

  beginPhase(name: string): void {
    this.recorder.note({ kind: 'phase', name });
    this.adapter.begin?.(`phase ${name}`);
  }

  beginScenario(note: ScenarioNote): void {
    this.recorder.note({ kind: 'scenario', ...note });
    this.adapter.begin?.(`${note.rule} ${note.name}`);
  }

  endScenario(): void {
    this.recorder.note({ kind: 'end-of-scenario' });
    for (const process of this.processes.values()) process.forget();
  }

  /**
   * A limit for waiting: noted, so that a replay need not wait.
   * @param ms milliseconds
   * @param stop ends it before its time
   */
  limit(process: number, ms: number, stop: AbortSignal): Promise<void> {
    this.recorder.note({ kind: 'limit', process, ms });
    return this.adapter.wait?.(ms) ?? sleep(ms, undefined, { signal: stop }).catch(() => undefined);
  }

  /**
   * Brings about or ends a condition, as the IXIT says.
   * @returns null where it was done, else why not
   */
  async condition(kind: 'induce' | 'clear', name: ConditionName): Promise<string | null> {
    const how = this.provider.ixit.conditions[name];
    switch (how?.by) {
      case 'control':
        return (await this.process()).control(kind, name);
      case 'command': {
        const argv = how[kind];
        const status = this.adapter.command?.(argv) ?? (await runCommand(argv, this.deadlines.startMs));
        this.recorder.note({ kind: 'command', argv, status });
        return status === 0 ? null : `the command ${argv.join(' ')} ended with status ${String(status)}`;
      }
      case 'export':
        return 'only a native provider can be told by an export';
      case 'cannot-arise':
        return `it cannot arise: ${how.reason}`;
      case undefined:
        return 'the IXIT does not say how';
    }
  }

  /** Ends all processes. */
  async close(): Promise<void> {
    for (const number of [...this.processes.keys()]) await this.endProcess(number);
    this.recorder.flush();
  }

  private catalog(): readonly ProtocolInfo[] {
    return this.learned?.ics.entries ?? [];
  }

  private learn(opened: Opened): ProviderUnderTest {
    const statement: Statement = normaliseStatement(
      { ...(opened.ics && { ics: opened.ics }), ...(opened.ixit && { ixit: opened.ixit }) },
      this.file ?? {},
    );
    if (statement.ics === null) {
      throw new NoStatement(
        'the provider does not say which catalog entries it offers: name a statement file with --statement FILE',
      );
    }
    this.deadlines = statement.ixit.deadlines;
    return { opened, ics: statement.ics, ixit: statement.ixit };
  }
}
