import type { Bytes } from '../../contract/json';
import type { CallContext } from '../../contract/service-provider/service-provider';
import { refuse, type Refusal } from '../../reference/answer';
import type { LayerProcess } from '../process/layer-process';
import type { Link } from '../process/next-layer';

/** The version that this layer is written against: 2.2. */
const SPI_VERSION = 0x0202;

/**
 * Loads and starts what comes next, unless it is started already: a process
 * starts each of its next layers once, however many chains lead there.
 * @param given the structure that this layer got
 */
export async function startNext(
  process: LayerProcess,
  link: Link,
  given: Bytes,
  context: CallContext,
): Promise<Refusal | null> {
  const { ProviderId } = link.next.entry;
  if (process.started.has(ProviderId)) return null;
  if (!(link.next.isHere || (await canBeLoaded(ProviderId, context))))
    return refuse('WSAEPROVIDERFAILEDINIT');
  const args = { wVersionRequested: SPI_VERSION };
  const { result } = await process.callDown({ link, name: 'WSPStartup', args, given }, context);
  if (result !== 0) return refuse(Number(result));
  process.started.set(ProviderId, link.next);
  return null;
}

async function canBeLoaded(lpProviderId: string, context: CallContext): Promise<boolean> {
  const path = await context.upcall('WSCGetProviderPath', { lpProviderId });
  return path.result === 0;
}
