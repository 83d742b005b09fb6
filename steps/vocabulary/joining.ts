import type { Bytes, Hex } from '../../providers/contract/json';
import { addressOf, bind, preparedSocket } from '../questions/endpoints';
import { descriptorOf, isRefused, openSocket, socketArguments } from '../questions/open-socket';
import { sessionAddress } from '../questions/multipoint-session';
import type { Subject } from '../support/subject';
import { Inconclusive, NotApplicable } from '../support/verdicts';
import type { ConformanceWorld } from '../support/world';
import { definePhrases } from './phrases';
import { allowedPairs, ROLES } from './roles';

/** Prepares a call of WSPJoinLeaf: its socket, and the address that it is given. */
export type Joining = (
  world: ConformanceWorld,
  subject: Subject,
) => Promise<{ readonly s: Hex; readonly name: Bytes }>;

async function leaf(world: ConformanceWorld, subject: Subject): Promise<{ s: Hex; name: Bytes }> {
  const s = await preparedSocket(world.provider, subject.entry, { dwFlags: ROLES.C_LEAF | ROLES.D_LEAF });
  const name = await bind(world.provider, s, addressOf(world.run, subject.entry).local);
  return { s, name };
}

/** A c_leaf in the first right pair that the provider accepts: it may refuse further ones. */
async function anyLeaf(world: ConformanceWorld, { entry }: Subject): Promise<Hex> {
  for (const dwFlags of allowedPairs(entry).filter((pair) => (pair & ROLES.C_LEAF) !== 0)) {
    const call = await openSocket(world.provider, socketArguments(entry, { dwFlags }));
    if (isRefused(call)) continue;
    const s = descriptorOf(call);
    await bind(world.provider, s, addressOf(world.run, entry).local);
    return s;
  }
  throw new Inconclusive('no right pair with C_LEAF is accepted (see MPT-6)');
}

definePhrases<Joining>('joining', {
  'a c_leaf, with the address of the session': async (world, subject) => {
    const s = await anyLeaf(world, subject);
    return { s, name: sessionAddress(world, subject) };
  },
  'the c_root, with the address of a leaf': async (world, subject) => {
    const root = subject.session?.root ?? null;
    if (root === null) throw new NotApplicable('the entry has no rooted control plane');
    const { s, name } = await leaf(world, subject);
    subject.others = [...subject.others, s];
    return { s: root, name };
  },
});

/** Whether WSPJoinLeaf gives the descriptor that it was called with, or another. */
export type Joined = 'own' | 'new';

definePhrases<Joined>('joined', {
  'the descriptor that it was called with': 'own',
  'a new descriptor': 'new',
});
