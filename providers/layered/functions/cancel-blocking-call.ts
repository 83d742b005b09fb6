import type { FunctionResult } from '../../contract/service-provider/service-provider';
import { refuse, toResult } from '../../reference/answer';
import type { LayerCall } from './layer-function';

/** WSPCancelBlockingCall: the thread blocks in a next layer, where it blocks at all; the others have nothing to cancel. */
export async function wspCancelBlockingCall({ name, process, context }: LayerCall): Promise<FunctionResult> {
  let last: FunctionResult = toResult(name, refuse('WSAEINVAL'));
  for (const next of process.started.values()) {
    last = await next.call(name, {}, context);
    if (last.result === 0) return last;
  }
  return last;
}
