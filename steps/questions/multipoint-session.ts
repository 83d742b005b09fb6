import type { Bytes } from '../../providers/contract/json';
import { hasRootedControlPlane } from '../../providers/contract/structures/entry-traits';
import type { Subject } from '../support/subject';
import { Inconclusive } from '../support/verdicts';
import type { ConformanceWorld } from '../support/world';
import { allowedPairs, ROLES } from '../vocabulary/roles';
import { bind, preparedSocket } from './endpoints';

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
    subject.session = { root: null };
    return;
  }
  const rootPairs = allowedPairs(entry).filter((pair) => (pair & ROLES.C_ROOT) !== 0);
  const [dwFlags] = [...rootPairs].sort(
    (one, other) => Number((other & ROLES.D_ROOT) !== 0) - Number((one & ROLES.D_ROOT) !== 0),
  );
  const root = await preparedSocket(world.provider, entry, { dwFlags: dwFlags ?? 0 });
  await bind(world.provider, root, sessionAddress(world, subject));
  subject.session = { root };
}
