import type { Hex } from '../../contract/json';
import type { Result } from '../../contract/messages';
import type { FunctionResult } from '../../contract/service-provider/service-provider';
import { toResult } from '../../reference/answer';
import type { Link } from '../process/next-layer';
import type { LayerCall } from './layer-function';

/**
 * Acquires a descriptor of this layer for a socket that the next layer has made;
 * where there is none, that socket is closed again.
 * @param made what the next layer returned
 */
export async function giveDescriptor(
  { name, process, context }: LayerCall,
  { chain, next }: Link,
  made: Result,
): Promise<FunctionResult> {
  const lower = made.result as Hex;
  const dwContext = process.allocateContext();
  const handle = await process.behaviour.acquireDescriptor({ chain, lower, context, dwContext });
  if (typeof handle !== 'string') {
    await next.call('WSPCloseSocket', { s: lower }, context);
    return toResult(name, handle);
  }
  process.register({ handle, lower, chain, next });
  return { ...made, result: handle };
}
