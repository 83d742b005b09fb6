import type { Arguments, Bytes } from '../json';
import type { Memory, Opened, Result } from '../messages';

/** What a call brings along, and how the provider calls back while it serves it. */
export interface CallContext {
  /** The tester's number of the calling thread. */
  readonly thread: number;
  /**
   * Makes an upcall on the calling thread and waits for its answer.
   * @param name a function of the upcall table, or of the next layer (then with `target`)
   */
  upcall(name: string, args: Arguments, more?: { memory?: Memory; target?: number }): Promise<Result>;
}

/** What a function gives back: result, code, out-parameters. */
export interface FunctionResult extends Result {
  /** The structure behind lpProtocolInfo, where the function wrote into it (it must not). */
  readonly lpProtocolInfo?: Bytes;
}

export type SpiFunction = (args: Arguments, context: CallContext) => FunctionResult | Promise<FunctionResult>;

/** What a provider can do outside any call: tell of completions. */
export interface Worker {
  /** An upcall from a worker of the provider's own (WPUCompleteOverlappedRequest, WPUQueueApc, WPUSetEvent). */
  upcall(name: string, args: Arguments, more?: { memory?: Memory }): Promise<Result>;
  /** An IFS provider's own completion. */
  complete(event: {
    overlapped: `0x${string}`;
    errno: number;
    bytes: number;
    flags: number;
    memory: Memory;
  }): void;
}

/** One process of a provider written in TypeScript: a table of functions. */
export interface ServiceProvider {
  readonly opened: Pick<Opened, 'provider' | 'processId' | 'ics' | 'ixit' | 'observes' | 'threads'>;
  /** By SPI name; a name that is not here is refused as unknown. */
  readonly functions: { readonly [name: string]: SpiFunction };
  /** Brings about or ends a condition; false where it is not known. */
  control?(condition: string, on: boolean): boolean;
  /** The process ends: whatever it still holds is gone. */
  end?(): void;
}

/** Makes one process of the provider. */
export type ServiceProviderFactory = (worker: Worker) => ServiceProvider;
