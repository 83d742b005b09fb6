import { ERROR_CODES } from '../../contract/constants/constants';
import type { ProtocolInfo } from '../../contract/structures/protocol-info';
import { refuse, type Refusal } from '../answer';
import type { FunctionCall } from '../functions/reference-function';
import type { Wait } from './wait';

/** How long a blocking call waits natively before it runs the blocking hook again. */
const HOOK_PAUSE_MS = 10;

/** A blocking hook, as WPUQueryBlockingCallback tells of it. */
interface Hook {
  readonly lpfnCallback: string;
  readonly dwContext: string | null;
}

/**
 * Waits in a blocking call. Where WS2_32.DLL names a blocking hook, the hook
 * runs on the calling thread until the wait is over, and may cancel it
 * (WSAEINTR); else the thread waits natively.
 * @param begin begins the wait
 */
export async function waitBlocking<T>(
  call: FunctionCall,
  entry: ProtocolInfo,
  begin: () => Wait<T>,
): Promise<T | Refusal> {
  const { context, process } = call;
  const { threads } = process;
  if (threads.isInHook(context.thread)) return refuse('WSAEINPROGRESS');
  const wait = begin();
  threads.enter(context.thread, () => {
    wait.interrupt(ERROR_CODES.WSAEINTR);
  });
  const hook = process.parts.shape.blockingHooks ? await queryHook(call, entry) : null;
  if (hook !== null) await runHook(call, hook, wait);
  const result = await wait.result;
  threads.leave(context.thread);
  return result;
}

async function queryHook(
  { context }: FunctionCall,
  { dwCatalogEntryId }: ProtocolInfo,
): Promise<Hook | null> {
  const { out } = await context.upcall('WPUQueryBlockingCallback', { dwCatalogEntryId });
  const { lplpfnCallback, lpdwContext } = out;
  if (typeof lplpfnCallback !== 'string') return null;
  return { lpfnCallback: lplpfnCallback, dwContext: typeof lpdwContext === 'string' ? lpdwContext : null };
}

async function runHook<T>({ context, process }: FunctionCall, hook: Hook, wait: Wait<T>): Promise<void> {
  do {
    process.threads.enterHook(context.thread);
    const { result } = await context.upcall('blocking-hook', { ...hook });
    process.threads.leaveHook(context.thread);
    if (result === 0) wait.interrupt(ERROR_CODES.WSAEINTR);
    if (!wait.isOver()) await Promise.race([wait.result, pause()]);
  } while (!wait.isOver());
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, HOOK_PAUSE_MS));
}
