import type { Hex } from '../../providers/contract/json';
import type { ConformanceWorld } from '../support/world';
import { setUp } from './endpoints';
import { furtherDescriptor } from './further-descriptor';
import type { OwnedDescriptor } from './further-of';
import { descriptorOf, openSocket } from './open-socket';

/**
 * Opens a further descriptor of a socket that only prepares what is judged.
 * @param number the process that it is for; the client's own is 1, another is started where it is not there
 * @throws Inconclusive where it cannot be opened
 * @throws NotApplicable where the supplier says that there is no other process
 */
export async function openFurther(world: ConformanceWorld, s: Hex, number: number): Promise<OwnedDescriptor> {
  const { process, arguments: args } = await furtherDescriptor(world, s, number);
  return { process, s: descriptorOf(setUp(await openSocket(process, args))) };
}
