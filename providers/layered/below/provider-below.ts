import type { Arguments } from '../../contract/json';
import type { Opened, Result } from '../../contract/messages';
import type { CallContext, Worker } from '../../contract/service-provider/service-provider';
import type { Ics } from '../../contract/statement/statement';

/** The provider that a layer was installed over: what it says of itself, and how it is called. */
export interface ProviderBelow {
  readonly name: string;
  readonly ics: Ics;
  readonly opened: Pick<Opened, 'processId' | 'ixit' | 'observes' | 'threads'>;
  /** null: it is not in this process, and is reached as every other next layer is. */
  readonly reached: ReachedBelow | null;
}

/** The functions of a provider that is in this process. */
export interface ReachedBelow {
  /** @param context the call of the layer in which this one is made */
  call(name: string, args: Arguments, context: CallContext): Promise<Result>;
  /**
   * Says where the upcalls and completions of its workers go.
   * @param upwards puts the arguments of an upcall into the words of the layer above
   */
  attach(worker: Worker, upwards: (name: string, args: Arguments) => Arguments): void;
}
