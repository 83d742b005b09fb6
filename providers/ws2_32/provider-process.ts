import type { Arguments, Hex } from '../contract/json';
import type {
  Answer,
  Call,
  Completion,
  FromProvider,
  Lost,
  Opened,
  Refused,
  Result,
  Return,
  Upcall,
} from '../contract/messages';
import { ERROR_CODES } from '../contract/constants/constants';
import { CONTRACT_VERSION } from '../contract/messages';
import type { Adapter, AdapterProcess } from '../contract/provider';
import type { Deadlines } from '../contract/statement/statement';
import { isIfs } from '../contract/structures/entry-traits';
import type { ProtocolInfo } from '../contract/structures/protocol-info';
import { CallRefused } from './call-refused';
import { LowerLayers } from './chains/lower-layers';
import type { Offers } from './chains/lower-sockets';
import type { HandleRecord } from './handle-table';
import { HandleTable } from './handle-table';
import { ProviderLost } from './provider-lost';
import type { Reaction } from './reactions';
import { Reactions } from './reactions';
import type { Recorder } from './recorder';
import { startDeadline } from './start-deadline';
import { failure, usualAnswer } from './usual-answer';

/** The longest text that the contract allows in a loss, in characters. */
const LONGEST_TEXT = 4096;

/** What is known not to return is given this part of the time only. */
const HURRIED = 10;

/** A process that is lost is not asked to leave: it is ended by force. */
const NO_GRACE_MS = 0;

/** An upcall with its answer. */
export interface AnsweredUpcall {
  readonly upcall: Upcall;
  readonly answer: Answer;
}

/** A completion, and which descriptor it was told for. */
export interface SeenCompletion extends Completion {
  /** As WPUCompleteOverlappedRequest names it; null for the event of an IFS provider, which names none. */
  readonly s: Hex | null;
}

/** A call that has returned, with all that was seen of it. */
export interface ReturnedCall {
  readonly call: Call;
  readonly returned: Return;
  /** The upcalls made in it, each answered before the return. */
  readonly upcalls: readonly AnsweredUpcall[];
  /** For a function that returns a descriptor: what the handle table held for it at the return. */
  readonly descriptor: HandleRecord | undefined;
  /** For a function that returns a descriptor: whether the provider had proposed it in WPUModifyIFSHandle. */
  readonly proposed: boolean;
}

/** A call that may not have returned yet. */
export interface PendingCall {
  readonly call: Call;
  /** The return, where it has come. */
  settled(): ReturnedCall | undefined;
  /**
   * Waits for the return.
   * @throws ProviderLost where the provider is lost before, or the deadline of a call passes
   */
  outcome(): Promise<ReturnedCall>;
}

type State =
  | { readonly is: 'waiting' }
  | { readonly is: 'returned'; readonly value: ReturnedCall }
  | { readonly is: 'refused'; readonly value: Refused }
  | { readonly is: 'lost'; readonly error: ProviderLost };

interface Track {
  readonly call: Call;
  readonly upcalls: AnsweredUpcall[];
  state: State;
  wake: (() => void) | undefined;
}

/** What the processes of a session share. */
interface SharedWorld {
  readonly deadlines: () => Deadlines;
  /** Whether a call is given less time, since it is known not to return. */
  readonly isHurried: (call: Call) => boolean;
  /** The entries that WSCEnumProtocols tells. */
  readonly catalog: () => readonly ProtocolInfo[];
  /** Of the providers that the tester plays below a layered one. */
  readonly offers: Offers;
  /** Whether WPUModifyIFSHandle now gives another number than the one proposed. */
  readonly changesHandles: () => boolean;
}

/** How a call is made: by which thread, inside which upcall, how often. */
export interface CallOptions {
  readonly thread?: number;
  readonly during?: number;
  readonly times?: number;
}

/**
 * One process of the provider under test, with the tester in the place of
 * WS2_32.DLL: it makes the calls, answers the upcalls, keeps the handle table,
 * and records every message.
 */
export class ProviderProcess {
  readonly handles: HandleTable;
  private readonly lowerLayers: LowerLayers;
  /** Completions so far, from WPUCompleteOverlappedRequest or an IFS provider's event. */
  readonly completions: SeenCompletion[] = [];
  private readonly reactions = new Reactions();
  private readonly tracks = new Map<number, Track>();
  private readonly adapterProcess: AdapterProcess;
  private readonly acknowledged = new Map<number, (answer: FromProvider | ProviderLost) => void>();
  private lastId = 0;
  private readonly watchers: (() => void)[] = [];
  private scripted = false;
  private freshNumbers = 0;
  private loss: ProviderLost | undefined;
  /** Whether a scenario has been told of the loss: one is, and the next goes on with a fresh process. */
  private lossTold = false;
  private hello: Opened | undefined;
  private lastCalled: string | undefined;
  private helloWaiter: ((hello: Opened | ProviderLost) => void) | undefined;

  private constructor(
    readonly number: number,
    adapter: Adapter,
    private readonly recorder: Recorder,
    private readonly world: SharedWorld,
  ) {
    this.handles = new HandleTable(number, () => world.changesHandles());
    this.lowerLayers = new LowerLayers(this.handles, () => world.catalog(), world.offers);
    this.adapterProcess = adapter.spawn({
      receive: (message) => {
        this.receive(message);
      },
      lost: (cause, reason, lastWords) => {
        this.markLost(cause, reason, lastWords);
      },
    });
  }

  /**
   * Starts a process and waits for its hello.
   * @throws ProviderCannotStart where there is nothing to start
   * @throws ProviderLost where no valid hello comes in time
   */
  static async open(
    number: number,
    adapter: Adapter,
    recorder: Recorder,
    world: SharedWorld,
  ): Promise<{ process: ProviderProcess; opened: Opened }> {
    const process = new ProviderProcess(number, adapter, recorder, world);
    try {
      return { process, opened: await process.greet() };
    } catch (cause) {
      await process.close();
      throw cause;
    }
  }

  /** Why the process cannot be used any more, where that is so. */
  get lost(): ProviderLost | undefined {
    return this.loss;
  }

  /**
   * The operating system's number of the process, as its hello told it: a process that was
   * started again has another one.
   * @throws Error before the hello has come
   */
  get processId(): number {
    if (this.hello === undefined) throw new Error(`process ${String(this.number)} has not said hello`);
    return this.hello.processId;
  }

  /**
   * Tells of the loss where nobody has been told yet: a process that dies while
   * nothing is asked of it would else be replaced without a word.
   * @throws ProviderLost, once for each loss
   */
  tellLoss(): void {
    if (this.loss !== undefined && !this.lossTold) throw this.told(this.loss);
  }

  /** Makes a call and does not wait for its return. */
  start(name: string, args: Arguments, options: CallOptions = {}): PendingCall {
    const call: Call = {
      kind: 'call',
      id: this.nextId(),
      process: this.number,
      thread: options.thread ?? 1,
      during: options.during ?? null,
      function: name,
      arguments: args,
      ...(options.times === undefined ? {} : { times: options.times }),
    };
    const track: Track = { call, upcalls: [], state: { is: 'waiting' }, wake: undefined };
    this.tracks.set(call.id, track);
    if (this.loss !== undefined) {
      track.state = { is: 'lost', error: this.loss };
    } else {
      this.lastCalled = name;
      this.recorder.note(call);
      this.adapterProcess.send(call);
    }
    return {
      call,
      settled: () => (track.state.is === 'returned' ? track.state.value : undefined),
      outcome: () => this.outcome(track),
    };
  }

  /**
   * Makes a call and waits for its return.
   * @throws ProviderLost where none comes
   */
  call(name: string, args: Arguments, options: CallOptions = {}): Promise<ReturnedCall> {
    return this.start(name, args, options).outcome();
  }

  /**
   * Asks for a function that does not exist, which an adapter must refuse.
   * @returns the refusal's reason, or null where it pretended to have called it
   */
  async nonsense(name: string): Promise<string | null> {
    const pending = this.start(name, {});
    const track = this.tracks.get(pending.call.id);
    try {
      await pending.outcome();
    } catch (cause) {
      if (track?.state.is === 'refused') return track.state.value.reason;
      throw cause;
    }
    return null;
  }

  /** Installs what upcalls are answered with, in place of what was installed before. */
  script(reactions: readonly Reaction[]): void {
    this.recorder.note({ kind: 'script', process: this.number, reactions });
    this.scripted ||= reactions.length > 0;
    this.reactions.install(reactions);
  }

  /**
   * Has the adapter bring about or end a condition.
   * @param by the function of the DLL that does it, where one does
   * @returns null where it was done, else why not
   */
  async control(
    kind: 'induce' | 'clear',
    condition: string,
    by: { readonly export?: string } = {},
  ): Promise<string | null> {
    const id = this.nextId();
    const message = { kind, id, process: this.number, thread: 0, condition, ...by } as const;
    const answer = await this.acknowledge(id, `${kind} ${condition}`, this.world.deadlines().callMs, () => {
      this.recorder.note(message);
      this.adapterProcess.send(message);
    });
    return answer.kind === 'refused' ? answer.reason : null;
  }

  /** The nested calls that reactions made inside the upcalls of a call. */
  nestedIn(outer: ReturnedCall): readonly ReturnedCall[] {
    const upcalls = new Set(outer.upcalls.map(({ upcall }) => upcall.id));
    return [...this.tracks.values()].flatMap(({ call, state }) =>
      call.during !== null && upcalls.has(call.during) && state.is === 'returned' ? [state.value] : [],
    );
  }

  /** The calls of the scenario that have returned. */
  returnedCalls(): readonly ReturnedCall[] {
    return [...this.tracks.values()].flatMap(({ state }) => (state.is === 'returned' ? [state.value] : []));
  }

  /** The upcalls of a call so far, also where it has not returned. */
  upcallsIn(pending: PendingCall): readonly AnsweredUpcall[] {
    return this.tracks.get(pending.call.id)?.upcalls ?? [];
  }

  /** The completion of an overlapped request, where it has come. */
  completionOf(overlapped: Hex): SeenCompletion | undefined {
    return this.completions.find((completion) => completion.overlapped === overlapped);
  }

  /**
   * Waits until something has come from the provider that makes a condition
   * true; `limit` ends the waiting.
   * @returns whether it came
   * @throws ProviderLost where the provider is lost meanwhile
   */
  async until(condition: () => boolean, limit: Promise<void>): Promise<boolean> {
    let over = false as boolean;
    const ended = limit.then(() => {
      over = true;
    });
    while (!condition()) {
      if (this.loss !== undefined) throw this.told(this.loss);
      if (over) return false;
      await Promise.race([
        ended,
        new Promise<void>((resolve) => {
          this.watchers.push(resolve);
        }),
      ]);
    }
    return true;
  }

  /** Whether a call has not returned: the process is then not fit for another scenario. */
  get busy(): boolean {
    return [...this.tracks.values()].some(({ state }) => state.is === 'waiting');
  }

  /** Whether upcalls are answered otherwise than usual now. */
  get isScripted(): boolean {
    return this.reactions.any;
  }

  /** Whether reactions were installed in the scenario: then a code may have come from an upcall. */
  get wasScripted(): boolean {
    return this.scripted;
  }

  /** Forgets the calls that have returned; descriptors are kept, a provider may have pooled them. */
  forget(): void {
    for (const [id, { state }] of this.tracks) if (state.is !== 'waiting') this.tracks.delete(id);
    this.completions.length = 0;
    this.scripted = false;
  }

  /** Ends the process and waits until it is gone. */
  async close(): Promise<void> {
    const { cleanupMs } = this.world.deadlines();
    if (this.loss === undefined) {
      const id = this.nextId();
      const message = { kind: 'close', id, process: this.number, thread: 0 } as const;
      try {
        await this.acknowledge(id, 'close', cleanupMs, () => {
          this.recorder.note(message);
          this.adapterProcess.send(message);
        });
      } catch (cause) {
        if (!(cause instanceof ProviderLost)) throw cause;
      }
    }
    await this.adapterProcess.end(this.loss === undefined ? cleanupMs : NO_GRACE_MS);
  }

  private greet(): Promise<Opened> {
    const open = {
      kind: 'open',
      id: this.nextId(),
      process: this.number,
      thread: 0,
      contract: CONTRACT_VERSION,
    } as const;
    return new Promise<Opened>((resolve, reject) => {
      const { startMs } = this.world.deadlines();
      const endDeadline = startDeadline(startMs, () => {
        this.markLost(
          'deadline',
          `the provider was not ready within ${String(startMs)} ms (deadlines.startMs): what starts it hangs, as a DLL may in its DllMain, or needs longer`,
          '',
        );
      });
      this.helloWaiter = (hello) => {
        endDeadline();
        this.helloWaiter = undefined;
        if (hello instanceof ProviderLost) {
          reject(this.told(hello));
          return;
        }
        this.hello = hello;
        resolve(hello);
      };
      if (this.loss !== undefined) {
        this.helloWaiter(this.loss);
        return;
      }
      this.recorder.note(open);
      this.adapterProcess.send(open);
    });
  }

  private async acknowledge(
    id: number,
    what: string,
    withinMs: number,
    send: () => void,
  ): Promise<{ kind: 'done' } | Refused> {
    const answer = await new Promise<FromProvider | ProviderLost>((resolve) => {
      if (this.loss !== undefined) {
        resolve(this.loss);
        return;
      }
      const endDeadline = startDeadline(withinMs, () => {
        this.markLost('deadline', `the adapter did not answer ${what} within ${String(withinMs)} ms`, '');
      });
      this.acknowledged.set(id, (message) => {
        endDeadline();
        resolve(message);
      });
      send();
    });
    if (answer instanceof ProviderLost) throw this.told(answer);
    return answer.kind === 'refused' ? answer : { kind: 'done' };
  }

  private async outcome(track: Track): Promise<ReturnedCall> {
    if (track.state.is === 'waiting') await this.wait(track);
    const { state } = track;
    if (state.is === 'returned') return state.value;
    if (state.is === 'lost') throw this.told(state.error);
    if (state.is === 'refused') {
      throw new CallRefused(track.call, state.value);
    }
    throw new Error(`${track.call.function} is still waiting`);
  }

  private wait(track: Track): Promise<void> {
    const { callMs } = this.world.deadlines();
    const name = track.call.function;
    const isHurried = this.world.isHurried(track.call);
    const ms = isHurried ? Math.ceil(callMs / HURRIED) : callMs;
    const why = isHurried ? ', a tenth of its time, since it did not return when it was given all of it' : '';
    return new Promise((resolve) => {
      const endDeadline = startDeadline(ms, () => {
        this.markLost('deadline', `${name} did not return within ${String(ms)} ms${why}`, '');
      });
      track.wake = () => {
        endDeadline();
        resolve();
      };
    });
  }

  private receive(message: FromProvider): void {
    if (this.loss !== undefined) return;
    this.recorder.note(message);
    this.dispatch(message);
    this.wakeWatchers();
  }

  private wakeWatchers(): void {
    for (const wake of this.watchers.splice(0)) wake();
  }

  private dispatch(message: FromProvider): void {
    switch (message.kind) {
      case 'opened':
        if (this.helloWaiter === undefined) this.breach('a second hello');
        else if (message.contract === CONTRACT_VERSION) this.helloWaiter(message);
        else
          this.breach(`version ${String(message.contract)} of the contract, not ${String(CONTRACT_VERSION)}`);
        break;
      case 'upcall':
        this.answer(message);
        break;
      case 'return':
        this.settle(message);
        break;
      case 'event':
        this.completions.push({ ...message, s: null });
        break;
      case 'done':
        this.acknowledgement(message.to, message);
        break;
      case 'refused': {
        const track = this.tracks.get(message.to);
        if (track === undefined) this.acknowledgement(message.to, message);
        else this.finish(track, { is: 'refused', value: message });
        break;
      }
    }
  }

  private acknowledgement(to: number, message: FromProvider): void {
    const waiter = this.acknowledged.get(to);
    this.acknowledged.delete(to);
    if (waiter === undefined) this.breach(`an answer to message ${String(to)}, which waits for none`);
    else waiter(message);
  }

  private settle(message: Return): void {
    const track = this.tracks.get(message.to);
    if (track?.state.is !== 'waiting') {
      this.breach(`a return to call ${String(message.to)}, which is not outstanding`);
      return;
    }
    const { result } = message;
    this.finish(track, {
      is: 'returned',
      value: {
        call: track.call,
        returned: message,
        upcalls: track.upcalls,
        descriptor: typeof result === 'string' ? this.handles.find(result as Hex) : undefined,
        proposed: typeof result === 'string' && this.handles.wasProposed(result as Hex),
      },
    });
  }

  private finish(track: Track, state: State): void {
    track.state = state;
    track.wake?.();
  }

  /** Answers an upcall: as a reaction has it, or as usual. */
  private answer(upcall: Upcall): void {
    const reaction = this.reactions.take(upcall.function);
    const nested = reaction?.then;
    if (nested?.do === 'fail') {
      this.sendAnswer(upcall, failure(upcall.function, nested.errno));
      return;
    }
    if (nested?.do === 'answer') {
      this.sendAnswer(upcall, { result: nested.result, errno: null, out: {} });
      return;
    }
    if (nested?.do === 'call') {
      const pending = this.start(nested.function, nested.arguments, {
        thread: upcall.thread,
        during: upcall.id,
      });
      // the upcall is answered also where the adapter refuses the call; after a loss nothing is sent
      const answer = (): void => {
        this.sendAnswer(upcall, this.usual(upcall));
      };
      pending.outcome().then(answer, answer);
      return;
    }
    this.sendAnswer(upcall, this.usual(upcall));
  }

  private usual(upcall: Upcall): Result {
    if (upcall.target !== null) return this.lowerLayers.answer(upcall, upcall.target);
    return usualAnswer(upcall, {
      handles: this.handles,
      catalog: this.world.catalog(),
      hooked: this.reactions.has('blocking-hook'),
      fresh: () => {
        this.freshNumbers += 1;
        return `0x${(0x10000 * this.number + this.freshNumbers * 4).toString(16)}`;
      },
    });
  }

  private sendAnswer(upcall: Upcall, result: Result): void {
    if (this.loss !== undefined) return;
    const { thread, id: to } = upcall;
    const answer: Answer = { kind: 'answer', id: this.nextId(), process: this.number, thread, to, ...result };
    const track = upcall.during === null ? undefined : this.tracks.get(upcall.during);
    track?.upcalls.push({ upcall, answer });
    if (upcall.function === 'WPUCompleteOverlappedRequest') this.completed(upcall);
    this.recorder.note(answer);
    this.adapterProcess.send(answer);
  }

  /** A non-IFS provider's completion, made alike to an IFS provider's event. */
  private completed(upcall: Upcall): void {
    const { s, lpOverlapped, dwError, cbTransferred } = upcall.arguments;
    this.completions.push({
      kind: 'event',
      id: upcall.id,
      process: this.number,
      thread: upcall.thread,
      s: typeof s === 'string' ? (s as Hex) : null,
      overlapped: lpOverlapped as Hex,
      errno: Number(dwError),
      bytes: Number(cbTransferred),
      flags: 0,
      memory: upcall.memory,
    });
  }

  private breach(what: string): void {
    this.markLost('schema', `the adapter sent ${what}`, '');
  }

  private markLost(cause: Lost['cause'], reason: string, lastWords: string): void {
    if (this.loss !== undefined) return;
    const waiting = [...this.tracks.values()].filter(({ state }) => state.is === 'waiting');
    // what ends by itself ends whatever is asked of it; what is silent has not been asked anything
    const pending = cause === 'crash' || cause === 'exit' ? this.pendingRequests() : [];
    const calls = [...waiting, ...pending].map(({ call }) => call);
    const lost: Lost = {
      kind: 'lost',
      id: this.nextId(),
      process: this.number,
      thread: 0,
      cause,
      // what an adapter in our own process throws may be of any length
      reason: reason.slice(0, LONGEST_TEXT),
      outstanding: calls.map(({ id }) => id),
      lastWords: lastWords.slice(-LONGEST_TEXT),
    };
    this.recorder.note(lost);
    this.loss = new ProviderLost({ ...lost, reason: this.whenLost(reason, waiting, pending) }, calls);
    for (const track of waiting) this.finish(track, { is: 'lost', error: this.loss });
    for (const waiter of this.acknowledged.values()) waiter(this.loss);
    this.acknowledged.clear();
    this.wakeWatchers();
    this.helloWaiter?.(this.loss);
    if (cause === 'deadline') this.endAtOnce();
  }

  /** The reason of a loss, with the calls that it befell. */
  private whenLost(reason: string, waiting: readonly Track[], pending: readonly Track[]): string {
    const functions = [...new Set(waiting.map(({ call }) => call.function))].join(', ');
    if (functions !== '') {
      return reason.startsWith(functions) ? reason : `${functions} did not return: ${reason}`;
    }
    const requests = [...new Set(pending.map(({ call }) => call.function))].join(', ');
    if (requests !== '') return `an overlapped request of ${requests} was not completed: ${reason}`;
    return this.lastCalled === undefined
      ? reason
      : `${reason}, while no call was outstanding (the last was ${this.lastCalled})`;
  }

  /** The calls that have returned WSA_IO_PENDING and whose requests are not complete; WSPCleanup ends all. */
  private pendingRequests(): readonly Track[] {
    if (!this.showsCompletions()) return [];
    const tracks = [...this.tracks.values()];
    const ended = tracks.findLastIndex(
      ({ call, state }) => call.function === 'WSPCleanup' && state.is === 'returned',
    );
    return tracks.slice(ended + 1).filter(({ call, state }) => {
      const token = tokenOf(call);
      return (
        token !== undefined &&
        state.is === 'returned' &&
        state.value.returned.errno === ERROR_CODES.WSA_IO_PENDING &&
        this.completionOf(token) === undefined
      );
    });
  }

  /** Whether a request of which nothing has been told is one that is not complete. */
  private showsCompletions(): boolean {
    const completions = this.hello?.observes.completions;
    return completions === true || (completions === 'ifs' && this.world.catalog().every(isIfs));
  }

  /** A provider that hangs must not go on beside the one that is started in its place. */
  private endAtOnce(): void {
    this.adapterProcess.end(NO_GRACE_MS).catch(() => {
      // whoever closes the process waits for the same end and is told
    });
  }

  private told(loss: ProviderLost): ProviderLost {
    this.lossTold = true;
    return loss;
  }

  private nextId(): number {
    this.lastId += 1;
    return this.lastId;
  }
}

/** The token of the overlapped request that a call makes, where it makes one. */
function tokenOf({ arguments: { lpOverlapped } }: Call): Hex | undefined {
  if (typeof lpOverlapped !== 'object' || lpOverlapped === null || !('token' in lpOverlapped))
    return undefined;
  return lpOverlapped['token'] as Hex;
}
