import { SG_CONSTRAINED_GROUP, SG_UNCONSTRAINED_GROUP } from '../../providers/contract/constants/constants';
import type { Hex } from '../../providers/contract/json';
import type { ProviderProcess } from '../../providers/ws2_32/provider-process';
import { Inconclusive } from '../support/verdicts';
import { groupId } from './group-id';

/**
 * The ID by which others can join the group of a socket.
 * @throws Inconclusive where SO_GROUP_ID tells none
 */
export async function idToJoin(process: ProviderProcess, s: Hex): Promise<number> {
  const id = await groupId(process, s);
  if (id.is === 'not told' || id.id === 0)
    throw new Inconclusive('SO_GROUP_ID does not tell the ID (see GRP-4)');
  if (id.id === SG_UNCONSTRAINED_GROUP || id.id === SG_CONSTRAINED_GROUP)
    throw new Inconclusive(
      `ID ${String(id.id)} asks for a new group, so none can be joined by it (see GRP-4)`,
    );
  return id.id;
}
