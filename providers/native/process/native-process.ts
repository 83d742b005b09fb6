import type { Answer, Call, FromTester, Induce, Lost } from '../../contract/messages';
import { CONTRACT_VERSION } from '../../contract/messages';
import type { AdapterProcess, TesterSide } from '../../contract/provider';
import { connectHost, type StartedHost } from '../channel/connect-host';
import type { HostEvent } from '../channel/host-connection';
import { upcallBodies } from '../upcalls/upcall-bodies';
import { NativeCalls } from './native-calls';
import { crashReason, exitReason } from './native-loss';
import type { NativeProvider, NativeProviderSource } from './native-provider';
import { NotLoaded } from './native-provider';
import { NativeUpcalls } from './native-upcalls';
import type { Outlet, Unnumbered } from './outlet';
import { Requests } from './requests';
import { RunningHost } from './running-host';

/** A host with a provider in it, ready for calls. */
interface Ready {
  readonly host: RunningHost;
  readonly provider: NativeProvider;
  readonly calls: NativeCalls;
  readonly upcalls: NativeUpcalls;
}

/** One process of a native provider: a host, and the provider that it has loaded. */
export class NativeProcess implements AdapterProcess {
  private number = 0;
  private lastId = 0;
  /** After a loss, and once the end was asked for, nothing is delivered any more. */
  private delivering = true;
  private leaving = false;
  private started: StartedHost | undefined;
  private ready: Ready | undefined;
  private gone: Promise<unknown> = Promise.resolve();
  private readonly outlet: Outlet = {
    say: (message, numbered) => {
      this.say(message, numbered);
    },
    crashed: (reason) => {
      this.lose('crash', reason);
    },
  };

  /** @param tester where its messages go */
  constructor(
    private readonly source: NativeProviderSource,
    private readonly tester: TesterSide,
  ) {}

  send(message: FromTester): void {
    if (!this.delivering) return;
    switch (message.kind) {
      case 'open':
        this.number = message.process;
        void this.open();
        break;
      case 'call':
        this.call(message);
        break;
      case 'answer':
        this.answer(message);
        break;
      case 'induce':
      case 'clear':
        void this.induce(message);
        break;
      case 'close':
        this.leaving = true;
        this.say({ kind: 'done', thread: 0, to: message.id });
        this.ready?.host.connection.leave();
        break;
    }
  }

  async end(graceMs: number): Promise<void> {
    this.delivering = false;
    const { started } = this;
    if (started === undefined) return;
    if (!this.leaving || !(await endsWithin(this.gone, graceMs))) started.child.kill('SIGKILL');
    await this.gone;
    this.ready?.host.connection.close();
    started.child.stderr?.destroy();
  }

  private call(call: Call): void {
    if (this.ready === undefined) return;
    const { calls, upcalls } = this.ready;
    const waiting = call.during === null ? undefined : upcalls.threadOf(call.during);
    calls.make(call, waiting ?? call.thread);
  }

  /** Calls the function that the DLL exports for a condition. A crash in it is told as any other. */
  private async induce({ id, export: name }: Induce): Promise<void> {
    if (this.ready === undefined) return;
    const { host, provider } = this.ready;
    const address = name === undefined ? 0n : await provider.exportOf(name);
    if (address !== 0n) {
      await host.systemCalls.call(address, () => []);
      this.say({ kind: 'done', thread: 0, to: id });
      return;
    }
    const reason =
      name === undefined
        ? 'a native provider is not told of conditions: the IXIT can name a command, or functions that the DLL exports'
        : `the DLL does not export ${name}`;
    this.say({ kind: 'refused', thread: 0, to: id, reason });
  }

  private answer(answer: Answer): void {
    this.ready?.upcalls.answered(answer);
  }

  private async open(): Promise<void> {
    try {
      const started = await connectHost(this.source.program);
      this.started = started;
      // not its 'close': what Wine has started beside the host holds the same standard error
      this.gone = new Promise((resolve) => started.child.once('exit', resolve).once('error', resolve));
      const accepted = await started.accepted;
      if (!this.delivering) return;
      const host = new RunningHost(accepted, {
        event: (event) => this.event(event),
        breach: (problem) => {
          this.lose(
            'schema',
            `the host sent ${problem}: its memory has been written over, or it is not ours`,
          );
        },
        closed: () => {
          this.closed(started);
        },
      });
      const provider = await this.source.load(host);
      this.ready = this.makeReady(host, provider);
      this.say({
        kind: 'opened',
        thread: 0,
        contract: CONTRACT_VERSION,
        provider: { name: provider.name, version: provider.version },
        processId: host.processId,
        ics: null,
        ixit: null,
        observes: provider.observes,
        threads: 'many',
      });
    } catch (cause) {
      if (!(cause instanceof Error)) throw cause;
      this.lose(
        'exit',
        cause instanceof NotLoaded ? cause.message : `the host does not work: ${cause.message}`,
      );
    }
  }

  private makeReady(host: RunningHost, provider: NativeProvider): Ready {
    const requests = new Requests(host.connection, host.arena, host.pointerSize, () => 0n);
    const calls = new NativeCalls(host, provider, requests, this.outlet);
    const bodies = upcallBodies({
      hostPath: this.source.program.path,
      address: (name) => host.address(name),
      decision: (data) => calls.decision(data),
      completed: (overlapped, status, bytes, write) => requests.completed(overlapped, status, bytes, write),
    });
    return {
      host,
      provider,
      calls,
      upcalls: new NativeUpcalls(host, calls, this.outlet, (name) => bodies[name]),
    };
  }

  private event(event: HostEvent): Promise<void> | undefined {
    switch (event.verb) {
      case 'return':
        if (this.ready?.calls.returned(event) !== true)
          this.lose('schema', 'the host sent a return to no call');
        return undefined;
      case 'upcall':
        return this.ready?.upcalls.take(event);
      case 'crash':
        this.lose('crash', crashReason(event));
        return undefined;
      case 'failed':
        this.lose('schema', `the host gave up: ${event.reason.replaceAll('-', ' ')}`);
        return undefined;
      case 'signalled':
      case 'bye':
        return undefined;
    }
  }

  /** The connection is gone, and with it the host; its exit code comes a moment later. */
  private closed({ child }: StartedHost): void {
    if (!this.delivering || this.leaving) return;
    const tell = (): void => {
      this.lose('exit', exitReason(child.exitCode, child.signalCode));
    };
    if (child.exitCode !== null || child.signalCode !== null) tell();
    else child.once('exit', tell);
  }

  private say(message: Unnumbered, numbered?: (id: number) => void): void {
    if (!this.delivering) return;
    this.lastId += 1;
    numbered?.(this.lastId);
    this.tester.receive({ ...message, id: this.lastId, process: this.number });
  }

  private lose(cause: Lost['cause'], reason: string): void {
    if (!this.delivering) return;
    this.delivering = false;
    this.started?.child.kill('SIGKILL');
    this.tester.lost(cause, reason, this.started?.lastWords() ?? '');
  }
}

async function endsWithin(gone: Promise<unknown>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, ms, false);
  });
  const ended = await Promise.race([gone.then(() => true), tooLate]);
  clearTimeout(timer);
  return ended;
}
