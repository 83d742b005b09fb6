import type { Json } from '../../contract/json';
import type { Opened } from '../../contract/messages';
import type { HostProgram } from '../start/host-program';
import type { NativeFunction, NoFunction } from './native-function';
import type { RunningHost } from './running-host';

/** A provider that a host has loaded. */
export interface NativeProvider {
  readonly name: string;
  readonly version: string;
  readonly observes: Opened['observes'];
  /** What can be seen of it, where no statement is needed to know that. */
  readonly statement: Pick<Opened, 'ics' | 'ixit'>;
  find(name: string): NativeFunction | NoFunction;
  /** Whether the completions of requests on a descriptor come through an event, and not by an upcall. */
  completesByEvent(s: Json): boolean;
  /** Is told each handle that WPUModifyIFSHandle gives to the provider. */
  descriptorModified?(s: Json): void;
  /** The address of a function that the provider exports for tests; 0 where there is none of that name. */
  exportOf(name: string): Promise<bigint>;
}

/** How the processes of a provider are made. */
export interface NativeProviderSource {
  readonly program: HostProgram;
  /**
   * Loads the provider into a host.
   * @throws NotLoaded
   */
  load(host: RunningHost): Promise<NativeProvider>;
}

/** The provider cannot be loaded. */
export class NotLoaded extends Error {
  override readonly name = 'NotLoaded';
}
