import type { Hex } from '../../providers/contract/json';
import type { ProtocolInfo } from '../../providers/contract/structures/protocol-info';
import { addressOf, bind } from '../questions/endpoints';
import type { JoinArguments } from '../questions/join-leaf';
import { openFurther } from '../questions/open-further';
import { descriptorOf, isRefused, openSocket, socketArguments } from '../questions/open-socket';
import { boundLeaf, rootOf, sessionAddress, sessionOf, withRoles } from '../questions/multipoint-session';
import type { Subject } from '../support/subject';
import { Inconclusive } from '../support/verdicts';
import type { ConformanceWorld } from '../support/world';
import { definePhrases } from './phrases';
import { allowedPairs, ROLES } from './roles';

/** Prepares a call of WSPJoinLeaf. */
type Prepare = (world: ConformanceWorld, subject: Subject) => Promise<JoinArguments>;

export interface Joining {
  readonly prepare: Prepare;
  /** The same for the first descriptor of the socket, where it is done through a further one. */
  readonly throughFirst?: Prepare;
}

/** A c_leaf in the first right pair that the provider accepts: it may refuse further ones, and a session a second d_root. */
async function anyLeaf(world: ConformanceWorld, subject: Subject): Promise<Hex> {
  const { entry } = subject;
  for (const pair of leafPairs(entry)) {
    const changes = withRoles(sessionOf(subject).changes, pair);
    const call = await openSocket(world.provider, socketArguments(entry, changes));
    if (isRefused(call)) continue;
    const s = descriptorOf(call);
    await bind(world.provider, s, addressOf(world.run, entry).local);
    return s;
  }
  throw new Inconclusive('no right pair with C_LEAF is accepted (see MPT-6)');
}

function leafPairs(entry: ProtocolInfo): readonly number[] {
  const pairs = allowedPairs(entry).filter((roles) => (roles & ROLES.C_LEAF) !== 0);
  return [...pairs].sort((one, other) => (one & ROLES.D_ROOT) - (other & ROLES.D_ROOT));
}

const LEAF: Prepare = async (world, subject) => {
  const s = await anyLeaf(world, subject);
  return { s, name: sessionAddress(world, subject), root: sessionOf(subject).root };
};

const ROOT: Prepare = async (world, subject) => {
  const root = rootOf(subject);
  const { s, name } = await boundLeaf(world, subject);
  subject.others = [...subject.others, s];
  return { s: root, name, root: null };
};

/** Through a further descriptor of the socket, in the same process. */
function throughFurther(prepare: Prepare): Joining {
  return {
    prepare: async (world, subject) => {
      const asked = await prepare(world, subject);
      const { s: further } = await openFurther(world, asked.s, 1);
      subject.others = [...subject.others, asked.s, further];
      return { ...asked, s: further };
    },
    throughFirst: prepare,
  };
}

definePhrases<Joining>('joining', {
  'a c_leaf, with the address of the session': { prepare: LEAF },
  'the c_root, with the address of a leaf': { prepare: ROOT },
  'a further descriptor of a c_leaf, with the address of the session': throughFurther(LEAF),
  'a further descriptor of the c_root, with the address of a leaf': throughFurther(ROOT),
});

/** Whether WSPJoinLeaf gives the descriptor that it was called with, or another. */
export type Joined = 'own' | 'new';

definePhrases<Joined>('joined', {
  'the descriptor that it was called with': 'own',
  'a new descriptor': 'new',
});
