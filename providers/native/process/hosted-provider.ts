import type { Answer, Call, Induce } from '../../contract/messages';
import type { ProtocolInfo } from '../../contract/structures/protocol-info';
import type { HostEvent } from '../channel/host-connection';
import { LayerModules, MOST_LAYERS } from '../upcalls/layer-path';
import { entriesIn } from '../upcalls/layer-target';
import { layerBody } from '../upcalls/next-layer';
import { PlayedFunctions } from '../upcalls/played-functions';
import { upcallBodies } from '../upcalls/upcall-bodies';
import { EventCompletions } from './event-completions';
import { NativeCalls } from './native-calls';
import type { NativeProvider } from './native-provider';
import { NativeUpcalls } from './native-upcalls';
import type { Outlet } from './outlet';
import { Requests } from './requests';
import type { RunningHost } from './running-host';

/** A provider that a host has loaded, ready for the messages of the tester. */
export class HostedProvider {
  private readonly calls: NativeCalls;
  private readonly upcalls: NativeUpcalls;
  private readonly events: EventCompletions;
  private readonly requests: Requests;
  /** What the functions of the host stand for that a layered provider calls. */
  readonly functions: PlayedFunctions;
  private table: Promise<Buffer> | undefined;

  constructor(
    private readonly host: RunningHost,
    private readonly provider: NativeProvider,
    private readonly outlet: Outlet,
  ) {
    this.events = new EventCompletions(host, outlet);
    this.requests = new Requests(host.connection, host.arena, host.pointerSize, (token, s) =>
      provider.completesByEvent(s) ? this.events.watch(token) : 0n,
    );
    this.calls = new NativeCalls(host, provider, this.requests, outlet, (token, pending) => {
      void this.events.returned(token, pending, this.requests);
    });
    const modules = new LayerModules();
    let catalog: readonly ProtocolInfo[] = [];
    const bodies = upcallBodies({
      modules,
      catalogTold: (entries) => {
        catalog = entriesIn(entries);
      },
      address: (name) => host.address(name),
      decision: (data) => this.calls.decision(data),
      descriptorModified: (s) => provider.descriptorModified?.(s),
      prepareEvents: () => this.events.prepare(),
      completed: (overlapped, status, bytes, write) =>
        this.requests.completed(overlapped, status, bytes, write),
    });
    this.functions = new PlayedFunctions(host.pointerSize);
    const layers = {
      modules,
      catalog: () => catalog,
      functions: this.functions,
      table: () => (this.table ??= this.readTable()),
    };
    this.upcalls = new NativeUpcalls(
      host,
      this.calls,
      outlet,
      (name) => bodies[name] ?? layerBody(name, layers),
    );
  }

  /** Has ready what calls may need at once. */
  async prepare(): Promise<void> {
    if (this.provider.completesByEvent(null)) await this.events.prepare();
  }

  call(call: Call): void {
    const waiting = call.during === null ? undefined : this.upcalls.threadOf(call.during);
    this.calls.make(call, waiting ?? call.thread);
  }

  answer(answer: Answer): void {
    this.upcalls.answered(answer);
  }

  /** Calls the function that the DLL exports for a condition. A crash in it is told as any other. */
  async induce({ id, export: name }: Induce): Promise<void> {
    const address = name === undefined ? 0n : await this.provider.exportOf(name);
    if (address !== 0n) {
      await this.host.systemCalls.call(address, () => []);
      this.outlet.say({ kind: 'done', thread: 0, to: id });
      return;
    }
    const reason =
      name === undefined
        ? 'a native provider is not told of conditions: the IXIT can name a command, or functions that the DLL exports'
        : `the provider does not export ${name}`;
    this.outlet.say({ kind: 'refused', thread: 0, to: id, reason });
  }

  /** Once for a host: where its functions for next layers are. */
  private async readTable(): Promise<Buffer> {
    const address = this.host.address('PlayedFunctions');
    const length = this.functions.tableSize(MOST_LAYERS);
    const [table] = await this.host.connection.read([{ address, length }]);
    if (table === undefined || table === null) throw new Error('the table of its functions cannot be read');
    return table;
  }

  /**
   * Takes an event of the host.
   * @returns where later events have to wait, what they wait for
   */
  event(event: Extract<HostEvent, { verb: 'return' | 'upcall' | 'signalled' }>): Promise<void> | undefined {
    switch (event.verb) {
      case 'return':
        if (!this.calls.returned(event))
          this.outlet.crashed('the host returned from a call that nobody made');
        return undefined;
      case 'upcall':
        return this.upcalls.take(event);
      case 'signalled':
        return this.events.signalled(event.id, this.requests);
    }
  }
}
