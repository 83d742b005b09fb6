import type { AcceptedHost } from '../channel/accept-host';
import { HostConnection, type HostEvent, type HostListener } from '../channel/host-connection';
import { CallFrame } from '../calls/call-frame';
import { Arena } from '../memory/arena';
import { narrowText, SystemCalls, wideText } from './system-calls';

/** The host measures in units of 100 ns. */
const UNITS_IN_A_MS = 10_000;

/** A host that is connected: its lines, its memory, its functions. */
export class RunningHost {
  readonly connection: HostConnection;
  readonly pointerSize: number;
  readonly processId: number;
  readonly arena: Arena;
  readonly systemCalls: SystemCalls;
  private inside = 0;

  constructor(
    private readonly accepted: AcceptedHost,
    listener: HostListener,
  ) {
    const { pointerSize, processId, arena, arenaSize } = accepted.hello;
    this.pointerSize = pointerSize;
    this.processId = processId;
    this.arena = new Arena(arena, arenaSize);
    this.connection = new HostConnection(accepted, {
      breach: (problem) => {
        listener.breach(problem);
      },
      closed: () => {
        listener.closed();
      },
      event: (event) => (this.takes(event) ? undefined : listener.event(event)),
    });
    this.systemCalls = new SystemCalls(this.connection, this.arena, pointerSize);
  }

  /**
   * The address of one of the host's functions.
   * @throws Error where the host has none of that name: it is not the host that belongs to this suite
   */
  address(name: string): bigint {
    const address = this.accepted.functions.get(name);
    if (address === undefined)
      throw new Error(`the host has no function ${name}; build it again with npm run build:host`);
    return address;
  }

  frame(): CallFrame {
    return new CallFrame(this.arena, this.pointerSize);
  }

  /** Loads a module. @param flags as LoadLibraryExW takes them @returns its handle, 0 where that failed, and the code */
  async load(path: string, flags: number): Promise<{ readonly module: bigint; readonly code: number }> {
    const { result, lastError } = await this.systemCalls.call(this.address('LoadLibraryExW'), (frame) => [
      wideText(frame, path),
      0n,
      BigInt(flags),
    ]);
    return { module: result, code: lastError };
  }

  /** @returns the address of an export, or 0 */
  async exportOf(module: bigint, name: string): Promise<bigint> {
    const { result } = await this.systemCalls.call(this.address('GetProcAddress'), (frame) => [
      module,
      narrowText(frame, name),
    ]);
    return result;
  }

  /** How long the provider's functions have taken so far, without the answers to their upcalls, in milliseconds. */
  get insideMs(): number {
    return this.inside / UNITS_IN_A_MS;
  }

  private takes(event: HostEvent): boolean {
    if (event.verb !== 'return') return false;
    const own = this.systemCalls.returned(event.request, event);
    if (!own) this.inside += event.inside;
    return own;
  }
}
