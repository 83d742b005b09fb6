import { setTimeout as sleep } from 'node:timers/promises';
import type { Adapter } from '../contract/provider';
import type { Call, Opened } from '../contract/messages';
import type { StatementDocument } from '../contract/statement/document';
import { normaliseStatement } from '../contract/statement/normalise-statement';
import type { ConditionName, Deadlines, Ics, Ixit, Statement } from '../contract/statement/statement';
import { DEFAULT_IXIT } from '../contract/statement/statement';
import { chainCatalog, type ChainCatalog } from './chains/chain-catalog';
import { Offers } from './chains/lower-sockets';
import { ProviderLost } from './provider-lost';
import { ProviderProcess } from './provider-process';
import type { Recorder } from './recorder';
import { runCommand } from './run-command';

/** The number of the process that most scenarios use. */
const FIRST_PROCESS = 1;

/** A process that so often in a row says no hello is given up: each further start would cost its deadline. */
const MOST_FAILED_STARTS = 3;

/** So often, in scenarios, WSPCleanup may not return before it is left out: each time costs its deadline, and tells no more. */
const MOST_LOST_CLEANUPS = 3;

/**
 * The rule in whose scenarios WPUModifyIFSHandle gives another number than the one proposed. To the system it is the
 * same handle, but a library between the provider and the system, as WS2_32 of Wine, may not know it by that number.
 */
const HANDLES_CHANGE_IN = 'DESC-3';

/** What the hello and the statement file together say of the provider. */
export interface ProviderUnderTest {
  readonly opened: Opened;
  readonly ics: Ics;
  readonly ixit: Ixit;
}

/** Which scenario the transcript goes on with. */
interface ScenarioNote {
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
  /** The starts that brought no hello since the last one that did, by the number of the process. */
  private readonly failedStarts = new Map<number, readonly ProviderLost[]>();
  private learned: ProviderUnderTest | undefined;
  private shownCatalog: ChainCatalog = chainCatalog([]);
  private deadlines: Deadlines;
  private readonly offers = new Offers();
  private lostCleanups = 0;
  private cleanupFinding: string | undefined;
  private changesHandles = false;
  private isHurried: (call: Call) => boolean = () => false;

  /**
   * @param file what a statement file says, or null; it overrides the provider's own words
   * @param recorder where the transcript goes
   * @param seed any whole number; the transcript says it
   */
  constructor(
    readonly adapter: Adapter,
    private readonly file: StatementDocument | null,
    readonly recorder: Recorder,
    /** What all that looks like chance is made from. */
    readonly seed: number,
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

  /** The catalog that WS2_32 shows to the provider, and the chains that the tester made in it. */
  get catalog(): ChainCatalog {
    return this.shownCatalog;
  }

  /**
   * A process of the provider, started where it is not running.
   * @param number 1 is the one that most scenarios use
   * @throws ProviderCannotStart, NoStatement; ProviderLost where no hello comes, or the process was lost
   *   since anyone asked for it: that is told once, and the next time it is started again
   */
  async process(number = FIRST_PROCESS): Promise<ProviderProcess> {
    const running = this.processes.get(number);
    if (running !== undefined && running.lost === undefined) return running;
    await this.endProcess(number);
    running?.tellLoss();
    const { process, opened } = await this.open(number);
    this.processes.set(number, process);
    this.learned ??= this.learn(opened);
    return process;
  }

  /** Why WSPCleanup is left out, where it is: the processes are ended instead. */
  get withoutCleanup(): string | undefined {
    return this.cleanupFinding;
  }

  /** Leaves WSPCleanup out from now on. */
  leaveOutCleanup(loss: ProviderLost): void {
    this.cleanupFinding ??= `${loss.message}; it is left out from then on, and the process is ended instead`;
  }

  /**
   * Calls WSPCleanup, or, where that is left out, ends the process.
   * @throws ProviderLost where it does not return; one that never does is left out after some scenarios
   */
  async cleanUp(process: ProviderProcess): Promise<void> {
    if (this.cleanupFinding !== undefined) {
      await this.endProcess(process.number);
      return;
    }
    try {
      await process.call('WSPCleanup', {});
    } catch (cause) {
      if (cause instanceof ProviderLost && cause.duringCall) {
        this.lostCleanups += 1;
        if (this.lostCleanups >= MOST_LOST_CLEANUPS) this.leaveOutCleanup(cause);
      }
      throw cause;
    }
  }

  /** Whether a process of this number is running. */
  isRunning(number: number): boolean {
    const process = this.processes.get(number);
    return process !== undefined && process.lost === undefined;
  }

  /** Ends all processes but the one that most scenarios use. */
  async endFurtherProcesses(): Promise<void> {
    for (const number of [...this.processes.keys()]) {
      if (number !== FIRST_PROCESS) await this.endProcess(number);
    }
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
    this.changesHandles = note.rule === HANDLES_CHANGE_IN;
    this.adapter.begin?.(`${note.rule} ${note.name}`);
  }

  /**
   * Has some calls waited for a tenth of the time that a call may take, in the place of those before.
   * @param isHurried tells those that are known not to return, so that nothing is told by how long they had
   */
  hurry(isHurried: (call: Call) => boolean): void {
    this.isHurried = isHurried;
  }

  endScenario(): void {
    this.recorder.note({ kind: 'end-of-scenario' });
    this.changesHandles = false;
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
        const problem =
          this.adapter.command === undefined
            ? await runCommand(argv, this.deadlines.startMs)
            : this.adapter.command(argv);
        this.recorder.note({ kind: 'command', argv, problem });
        return problem;
      }
      case 'export':
        return this.adapter.callsExports === true
          ? (await this.process()).control(kind, name, { export: how[kind] })
          : 'only a native provider can be told by an export';
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

  private async open(number: number): Promise<{ process: ProviderProcess; opened: Opened }> {
    const failed = this.failedStarts.get(number) ?? [];
    const [first] = failed;
    if (first !== undefined && failed.length >= MOST_FAILED_STARTS) throw first;
    try {
      const started = await ProviderProcess.open(number, this.adapter, this.recorder, {
        deadlines: () => this.deadlines,
        isHurried: (call) => this.isHurried(call),
        catalog: () => this.shownCatalog.entries,
        offers: this.offers,
        changesHandles: () => this.changesHandles,
      });
      this.failedStarts.delete(number);
      return started;
    } catch (cause) {
      if (cause instanceof ProviderLost) this.failedStarts.set(number, [...failed, cause]);
      throw cause;
    }
  }

  private learn(opened: Opened): ProviderUnderTest {
    const statement: Statement = normaliseStatement(
      { ...(opened.ics && { ics: opened.ics }), ...(opened.ixit && { ixit: opened.ixit }) },
      this.file ?? {},
    );
    if (statement.ics === null) {
      throw new NoStatement(
        'the provider does not say which catalog entries it offers: name a statement file with --statement FILE (wsp-tck statement --provider REF prints one to fill in)',
      );
    }
    this.deadlines = statement.ixit.deadlines;
    this.shownCatalog = chainCatalog(statement.ics.entries);
    return { opened, ics: statement.ics, ixit: statement.ixit };
  }
}
