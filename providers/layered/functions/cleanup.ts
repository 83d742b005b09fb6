import type { FunctionResult } from '../../contract/service-provider/service-provider';
import { isIfs } from '../../contract/structures/entry-traits';
import { succeed, toResult } from '../../reference/answer';
import type { LayerCall } from './layer-function';

/** WSPCleanup: the last one ends the next layers, which free their sockets, and gives all descriptors back. */
export async function wspCleanup({ name, process, context }: LayerCall): Promise<FunctionResult> {
  process.startups -= 1;
  if (process.startups > 0) return toResult(name, succeed());
  for (const next of process.started.values()) await next.call(name, {}, context);
  process.started.clear();
  for (const socket of process.openSockets) {
    process.unregister(socket);
    if (!isIfs(socket.chain)) await context.upcall('WPUCloseSocketHandle', { s: socket.handle });
  }
  return toResult(name, succeed());
}
