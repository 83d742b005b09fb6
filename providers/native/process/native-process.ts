import type { FromTester, Lost } from '../../contract/messages';
import { CONTRACT_VERSION } from '../../contract/messages';
import type { AdapterProcess, TesterSide } from '../../contract/provider';
import type { AcceptedHost } from '../channel/accept-host';
import { connectHost, type StartedHost } from '../channel/connect-host';
import type { HostEvent } from '../channel/host-connection';
import { HostedProvider } from './hosted-provider';
import { crashReason, exitReason } from './native-loss';
import { NotLoaded, type NativeProviderSource } from './native-provider';
import type { Outlet, Unnumbered } from './outlet';
import { RunningHost } from './running-host';

/** So often a host is started before it is given up. */
const MOST_STARTS = 3;

/** One process of a native provider: a host, and the provider that it has loaded. */
export class NativeProcess implements AdapterProcess {
  private number = 0;
  private lastId = 0;
  /** After a loss, and once the end was asked for, nothing is delivered any more. */
  private delivering = true;
  private leaving = false;
  private started: StartedHost | undefined;
  private host: RunningHost | undefined;
  private hosted: HostedProvider | undefined;
  private gone: Promise<unknown> = Promise.resolve();
  /** The start that is under way: whoever ends the process has to wait for what comes of it. */
  private starting: Promise<unknown> = Promise.resolve();
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
        this.hosted?.call(message);
        break;
      case 'answer':
        this.hosted?.answer(message);
        break;
      case 'induce':
      case 'clear':
        void this.hosted?.induce(message);
        break;
      case 'close':
        this.leaving = true;
        this.say({ kind: 'done', thread: 0, to: message.id });
        this.host?.connection.leave();
        break;
    }
  }

  async end(graceMs: number): Promise<void> {
    this.delivering = false;
    await this.starting;
    const { started } = this;
    if (started === undefined) return;
    if (!this.leaving || !(await endsWithin(this.gone, graceMs))) started.child.kill('SIGKILL');
    await this.gone;
    this.host?.connection.close();
    started.child.stderr?.destroy();
  }

  private async open(): Promise<void> {
    try {
      const { started, accepted } = await this.startHost();
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
      this.host = host;
      const provider = await this.source.load(host);
      this.hosted = new HostedProvider(host, provider, this.outlet);
      await this.hosted.prepare();
      this.say({
        kind: 'opened',
        thread: 0,
        contract: CONTRACT_VERSION,
        provider: { name: provider.name, version: provider.version },
        processId: host.processId,
        ...provider.statement,
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

  /** A host that ends before its hello has not seen the provider yet: it is not the provider's fault, and tried again. */
  private async startHost(): Promise<{ readonly started: StartedHost; readonly accepted: AcceptedHost }> {
    for (let tries = 1; ; tries += 1) {
      const starting = connectHost(this.source.program);
      this.starting = starting.catch(() => undefined);
      const started = await starting;
      this.started = started;
      // not its 'close': what Wine has started beside the host holds the same standard error
      this.gone = new Promise((resolve) => started.child.once('exit', resolve).once('error', resolve));
      if (!this.delivering) started.child.kill('SIGKILL');
      try {
        return { started, accepted: await started.accepted };
      } catch (cause) {
        await this.gone;
        if (!this.delivering || tries === MOST_STARTS) throw cause;
      }
    }
  }

  private event(event: HostEvent): Promise<void> | undefined {
    switch (event.verb) {
      case 'crash':
        this.lose('crash', `${crashReason(event, this.hosted?.functions)}${this.whileLoading()}`);
        return undefined;
      case 'failed':
        this.lose('schema', `the host gave up: ${event.reason.replaceAll('-', ' ')}`);
        return undefined;
      case 'bye':
        return undefined;
      default:
        return this.hosted?.event(event);
    }
  }

  /** The connection is gone, and with it the host; its exit code comes a moment later. */
  private closed({ child }: StartedHost): void {
    if (!this.delivering || this.leaving) return;
    const tell = (): void => {
      this.lose('exit', `${exitReason(child.exitCode, child.signalCode)}${this.whileLoading()}`);
    };
    if (child.exitCode !== null || child.signalCode !== null) tell();
    else child.once('exit', tell);
  }

  private whileLoading(): string {
    return this.hosted === undefined ? ', while it was loaded' : '';
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
