import type { Arguments } from '../../providers/contract/json';
import type { ReturnedCall } from '../../providers/ws2_32/provider-process';
import type { Reaction } from '../../providers/ws2_32/reactions';
import type { ConformanceWorld } from '../support/world';

/** A call that blocks, and what ends its blocking from another thread, as a rule; datagrams for it may be lost. */
export interface BlockingCall {
  readonly name: string;
  readonly arguments: Arguments;
  readonly release: (isOver: () => boolean) => Promise<unknown>;
}

/** What the client does in the blocking hook, the first time that it is called. */
export interface InHook {
  readonly then: Reaction['then'];
  /** Whether that is to end the blocking call. */
  readonly cancels: boolean;
}

/** Why a provider without the hook is not judged by it. */
export const NO_HOOK = 'the provider does not call the blocking hook';

/** How long a provider may block before it calls the blocking hook for the first time. */
const BEFORE_HOOK_MS = 250;

/**
 * Makes a call that blocks, lets the client act in the blocking hook, and ends the blocking where the hook has not.
 * A provider that calls no hook is waited for as long as it may take to do so.
 */
export async function blockWithHook(
  world: ConformanceWorld,
  { name, arguments: blockingArguments, release }: BlockingCall,
  { then, cancels }: InHook,
): Promise<ReturnedCall> {
  const { provider } = world;
  const { callMs } = world.run.session.provider.ixit.deadlines;
  provider.script([{ on: 'blocking-hook', times: 1, then }]);
  const blocked = provider.start(name, blockingArguments);
  const isOver = (): boolean => blocked.settled() !== undefined;
  const hasCalled = (upcall: string): boolean =>
    provider.upcallsIn(blocked).some(({ upcall: made }) => made.function === upcall);
  const invoked = (): boolean => isOver() || hasCalled('blocking-hook');
  // whoever has asked for the hook may take its time to call it
  if (await world.until(() => invoked() || hasCalled('WPUQueryBlockingCallback'), BEFORE_HOOK_MS))
    await world.until(invoked, callMs / 2);
  if (cancels && invoked()) await world.until(isOver, callMs / 2);
  if (!isOver()) await release(isOver);
  const outer = await blocked.outcome();
  provider.script([]);
  return outer;
}

/** Whether a call has called the blocking hook. */
export function hasCalledHook({ upcalls }: ReturnedCall): boolean {
  return upcalls.some(({ upcall }) => upcall.function === 'blocking-hook');
}
