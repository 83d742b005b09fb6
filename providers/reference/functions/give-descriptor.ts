import type { Hex } from '../../contract/json';
import type { CallContext } from '../../contract/service-provider/service-provider';
import type { Refusal } from '../answer';
import { refuse } from '../answer';
import type { Descriptor } from '../process/descriptor';
import type { ReferenceProcess } from '../process/reference-process';
import { closeIfUnused } from '../socket/close-endpoint';
import type { Endpoint } from '../socket/endpoint';

/**
 * Acquires a descriptor for a socket that is otherwise ready.
 * @returns the handle, or a refusal, after which the socket is left as it is
 */
export async function giveDescriptor(
  process: ReferenceProcess,
  context: CallContext,
  endpoint: Endpoint,
): Promise<Hex | Refusal> {
  const limit = process.behaviour.refusalAtLimit(
    process.descriptorCount,
    process.parts.shape.descriptorLimit,
  );
  if (limit !== null) return refuse(limit);
  process.descriptorsUnderway += 1;
  endpoint.descriptorsUnderway += 1;
  const granted = await process.behaviour.acquireDescriptor({ process, context, entry: endpoint.entry });
  process.descriptorsUnderway -= 1;
  endpoint.descriptorsUnderway -= 1;
  return granted.kind === 'refusal' ? granted : process.register(granted.handle, endpoint).handle;
}

/** Closes one descriptor, and the socket with the last one. */
export async function closeDescriptor(
  process: ReferenceProcess,
  context: CallContext,
  descriptor: Descriptor,
): Promise<void> {
  const { endpoint, handle } = descriptor;
  process.unregister(descriptor);
  closeIfUnused(endpoint, process.network, process.behaviour);
  await process.behaviour.releaseDescriptor({ process, context, entry: endpoint.entry }, handle);
}
