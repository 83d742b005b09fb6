import { createHash } from 'node:crypto';
import { World } from '@cucumber/cucumber';
import { AssertionError } from 'chai';
import { SOCKET_FLAGS } from '../../providers/contract/constants/constants';
import type { Hex } from '../../providers/contract/json';
import type { ProviderProcess } from '../../providers/ws2_32/provider-process';
import { CallRefused } from '../../providers/ws2_32/call-refused';
import { ProviderLost } from '../../providers/ws2_32/provider-lost';
import type { ConditionName } from '../../providers/contract/statement/statement';
import type { ProtocolInfo } from '../../providers/contract/structures/protocol-info';
import { hangsAnyway } from '../questions/hangs-anyway';
import { lostAnyway } from '../questions/lost-anyway';
import type { RunUnderTest } from './run-under-test';
import { runUnderTest } from './run-under-test';
import { namesOfSubjects } from './names-of-subjects';
import type { Dismissed, Subject } from './subject';
import { newSubject } from './subject';
import type { Told } from './told-together';
import { toldTogether } from './told-together';
import type { Fact } from './verdicts';
import { isAtItsLimit, openSockets } from './descriptor-limit';
import { Inconclusive, NotApplicable } from './verdicts';

/** More facts than a reader would read are counted, not kept. */
const MOST_FACTS = 40;

/** Tokens of overlapped requests look like addresses of WSAOVERLAPPED structures. */
const FIRST_TOKEN = 0x10000000;
const TOKEN_STEP = 0x20;
/** Scenarios have tokens of their own: a completion that comes late must not be taken for one of the next scenario's. */
const ROOM_OF_A_SCENARIO = 0x1000;
const ROOMS = 0xffff;

/** The state of one scenario. */
export class ConformanceWorld extends World {
  /** The rule that the scenario is about. */
  rule = '';
  /** The process that most scenarios use; set by the hook before each scenario. */
  process: ProviderProcess | undefined;
  /** Further processes that the scenario has started. */
  readonly others: ProviderProcess[] = [];
  /** The state that a Given has brought about. */
  state: { readonly condition: ConditionName; readonly refusesCreation: boolean } | undefined;
  /** The conditions that the scenario has brought about and not ended. */
  readonly induced = new Set<ConditionName>();
  /** Whether so much was asked of the process that what it leaves behind may be felt by the next scenario. */
  usedUp = false;
  /** Whether the scenario itself has opened all the sockets that can be open. */
  filledUp = false;
  readonly facts: Fact[] = [];
  private readonly choices = new Map<string, Subject[]>();
  /** The subject that a step was done for last. */
  lastSubject: Subject | undefined;
  private subjects: readonly Subject[] = [];
  private dismissed: readonly Dismissed[] = [];
  private begun = false;
  private tokens = 0;
  private room = 0;

  /** A token for an overlapped request, different from all others of the scenario and of those around it. */
  freshToken(): Hex {
    this.tokens += 1;
    const first = FIRST_TOKEN + this.room * ROOM_OF_A_SCENARIO;
    return `0x${(first + TOKEN_STEP * this.tokens).toString(16)}`;
  }

  /**
   * @param rule the one that the scenario is about
   * @param place of the scenario, by which its tokens are chosen: so they are the same in a replay
   */
  begin(rule: string, place: string): void {
    this.rule = rule;
    this.room = createHash('sha256').update(place).digest().readUInt32LE() % ROOMS;
  }

  get run(): RunUnderTest {
    return runUnderTest();
  }

  /** The client's process, and the others of the scenario. */
  get processes(): readonly ProviderProcess[] {
    return this.process === undefined ? this.others : [this.process, ...this.others];
  }

  get provider(): ProviderProcess {
    if (this.process === undefined) throw new Error('the provider has not been started');
    return this.process;
  }

  /**
   * Says for which entries the scenario is done.
   * @param overlapped for these once more, with WSA_FLAG_OVERLAPPED in every call of WSPSocket
   */
  choose(entries: readonly ProtocolInfo[], overlapped: readonly ProtocolInfo[] = []): void {
    this.begun = true;
    this.subjects = [
      ...entries.map((entry) => newSubject(entry, 0)),
      ...overlapped.map((entry) => newSubject(entry, SOCKET_FLAGS.WSA_FLAG_OVERLAPPED)),
    ];
  }

  /**
   * Does a step for each subject. One that turns out not to apply or not to be
   * decidable takes no further part; failures of all subjects are told together.
   * @throws AssertionError, Inconclusive, NotApplicable
   */
  async each(step: (subject: Subject) => Promise<void> | void): Promise<void> {
    if (!this.begun) throw new Error('no Given has said which entries the scenario is for');
    const failures: Told[] = [];
    for (const subject of this.subjects) {
      this.lastSubject = subject;
      this.run.session.hurry((call) => hangsAnyway(this, call, subject.entry));
      try {
        await step(subject);
      } catch (cause) {
        if (cause instanceof AssertionError && (await isAtItsLimit(this, subject))) {
          const reason = `no more sockets can be open at once: ${String(openSockets(this.provider))} are`;
          this.dismiss({ subject, as: 'inconclusive', reason });
        } else if (cause instanceof AssertionError) {
          failures.push({ subject, message: cause.message });
        } else if (cause instanceof NotApplicable) {
          this.dismiss({ subject, as: 'not-applicable', reason: cause.message });
        } else if (cause instanceof Inconclusive || cause instanceof CallRefused) {
          this.dismiss({ subject, as: 'inconclusive', reason: cause.message });
        } else if (failures.length === 0 || !(cause instanceof Error)) {
          throw cause;
        } else {
          // what was found for other entries is not lost with the provider
          if (!(cause instanceof ProviderLost) || (await lostAnyway(this, cause)) === undefined)
            failures.push({ subject, message: cause.message });
          break;
        }
      }
    }
    if (failures.length > 0) throw new AssertionError(toldTogether(failures));
    if (this.subjects.length === 0) this.throwDismissal();
  }

  /** Lets time pass before the tester looks again. */
  async pause(ms: number): Promise<void> {
    await this.run.session.limit(this.provider.number, ms, new AbortController().signal);
  }

  /**
   * Waits until something has come from the provider, but no longer than `ms` milliseconds; tells whether it came.
   * @param process the one that it comes from, where that is not the process of most calls
   */
  async until(condition: () => boolean, ms: number, process = this.provider): Promise<boolean> {
    const stop = new AbortController();
    const limit = this.run.session.limit(process.number, ms, stop.signal);
    const came = await process.until(condition, limit);
    stop.abort();
    return came;
  }

  /** Does something as the client in another process. */
  async within<Result>(process: ProviderProcess, task: () => Promise<Result>): Promise<Result> {
    const own = this.process;
    this.process = process;
    try {
      return await task();
    } finally {
      this.process = own;
    }
  }

  /** The subjects that still take part. */
  remaining(): readonly Subject[] {
    return this.subjects;
  }

  /** Notes what was read; a scenario that read nothing has not judged anything. */
  fact(source: string, read: string): void {
    if (this.facts.length < MOST_FACTS) this.facts.push({ source, read });
  }

  /** Notes which of several allowed ways the provider took. */
  chose(choice: string, subject: Subject): void {
    const entries = this.choices.get(choice) ?? [];
    this.choices.set(choice, [...entries, subject]);
  }

  /** The choices in words: with the entries where these differ. */
  get choice(): string | undefined {
    const all = [...this.choices];
    if (all.length === 0) return undefined;
    if (all.length === 1) return all[0]?.[0];
    return all.map(([choice, entries]) => `${choice} (${namesOfSubjects(entries)})`).join('; ');
  }

  /**
   * What is left undecided when all steps are done.
   * @throws Inconclusive where a subject was
   */
  settle(): void {
    if (this.subjects.some(({ justBefore }) => justBefore !== undefined))
      throw new Error('what a Given says of the time just before the call has not been done');
    if (this.dismissed.some(({ as }) => as === 'inconclusive')) this.throwDismissal();
  }

  private dismiss(dismissed: Dismissed): void {
    this.dismissed = [...this.dismissed, dismissed];
    this.subjects = this.subjects.filter((subject) => subject !== dismissed.subject);
  }

  private throwDismissal(): never {
    const open = this.dismissed.filter(({ as }) => as === 'inconclusive');
    const told = open.length > 0 ? open : this.dismissed;
    const byReason = new Map<string, Subject[]>();
    for (const { subject, reason } of told) byReason.set(reason, [...(byReason.get(reason) ?? []), subject]);
    const reasons = [...byReason].map(([reason, subjects]) =>
      byReason.size === 1 && open.length === 0 ? reason : `${reason} (${namesOfSubjects(subjects)})`,
    );
    const reason = reasons.join('; ');
    throw open.length > 0 ? new Inconclusive(reason) : new NotApplicable(reason);
  }
}
