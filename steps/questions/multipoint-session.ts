import type { Bytes, Hex } from '../../providers/contract/json';
import { hasRootedControlPlane } from '../../providers/contract/structures/entry-traits';
import type { Subject } from '../support/subject';
import { Inconclusive } from '../support/verdicts';
import type { ConformanceWorld } from '../support/world';
import { allowedPairs, ROLES } from '../vocabulary/roles';
import { addressOf, bind, prepared, preparedSocket } from './endpoints';

/**
 * The address of the session that the IXIT names for the entry.
 * @throws Inconclusive where it names none
 */
export function sessionAddress(world: ConformanceWorld, { entry }: Subject): Bytes {
  const { multipoint } = world.run.session.provider.ixit;
  const found = multipoint.find(({ dwCatalogEntryId }) => dwCatalogEntryId === entry.dwCatalogEntryId);
  if (found === undefined) throw new Inconclusive('the IXIT names no multipoint session for the entry');
  return found.address;
}

/** Opens a session: its root binds to the address, where the control plane is rooted. */
export async function openSession(world: ConformanceWorld, subject: Subject): Promise<void> {
  const { entry } = subject;
  if (!hasRootedControlPlane(entry)) {
    subject.session = { root: null, leaves: [] };
    return;
  }
  const rootPairs = allowedPairs(entry).filter((pair) => (pair & ROLES.C_ROOT) !== 0);
  const [dwFlags] = [...rootPairs].sort(
    (one, other) => Number((other & ROLES.D_ROOT) !== 0) - Number((one & ROLES.D_ROOT) !== 0),
  );
  const root = await preparedSocket(world.provider, entry, { dwFlags: dwFlags ?? 0 });
  await bind(world.provider, root, sessionAddress(world, subject));
  subject.session = { root, leaves: [] };
}

/** JL_BOTH: the leaf is to send and to receive (fact sheet, section 1.1). */
export const JL_BOTH = 4;

/** Has sockets join the session as c_leaf and d_leaf. */
export async function joinLeaves(world: ConformanceWorld, subject: Subject, count: number): Promise<void> {
  const { entry, session } = subject;
  if (session === undefined) throw new Error('no Given has opened a session');
  const leaves: Hex[] = [];
  for (let joined = 0; joined < count; joined += 1) {
    const s = await preparedSocket(world.provider, entry, { dwFlags: ROLES.C_LEAF | ROLES.D_LEAF });
    await bind(world.provider, s, addressOf(world.run, entry).local);
    const name = sessionAddress(world, subject);
    await prepared(world.provider, 'WSPJoinLeaf', { s, name, dwFlags: JL_BOTH });
    leaves.push(s);
  }
  subject.session = { ...session, leaves };
}
