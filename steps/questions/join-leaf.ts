import { SOCKET_ERROR } from '../../providers/contract/constants/constants';
import type { Arguments, Bytes, Hex } from '../../providers/contract/json';
import type { ReturnedCall } from '../../providers/ws2_32/provider-process';
import type { Subject } from '../support/subject';
import type { ConformanceWorld } from '../support/world';
import { acceptWhereItWaits } from './accept-where-it-waits';
import { BACKLOG } from './endpoints';
import { descriptorOf, isRefused } from './open-socket';

/** JL_BOTH: the leaf is to send and to receive (fact sheet, section 1.1). */
const JL_BOTH = 4;

/** What WSPJoinLeaf is to be called with. */
export interface Asked {
  readonly s: Hex;
  readonly name: Bytes;
  /** The c_root that a leaf asks; null where the session has none, and where it is the root that invites. */
  readonly root: Hex | null;
}

/**
 * Calls WSPJoinLeaf. Where a leaf is refused, the root that it asks listens, and it asks once more: in some sessions a
 * leaf joins only a root that does, and is accepted by it.
 */
export async function joinLeaf(
  world: ConformanceWorld,
  subject: Subject,
  asked: Asked,
): Promise<ReturnedCall> {
  const { root } = asked;
  if (root === null) return world.provider.call('WSPJoinLeaf', argumentsOf(asked));
  const joined = await askRoot(world, subject, asked, root);
  if (!isRefused(joined)) return joined;
  const listening = await world.provider.call('WSPListen', { s: root, backlog: BACKLOG });
  if (listening.returned.result === SOCKET_ERROR) return joined;
  const again = await askRoot(world, subject, asked, root);
  if (!isRefused(again)) world.chose('leaves join a root that listens', subject);
  return again;
}

/** Calls WSPJoinLeaf on a leaf, and has the root accept it where the call waits for that. */
async function askRoot(
  world: ConformanceWorld,
  subject: Subject,
  asked: Asked,
  root: Hex,
): Promise<ReturnedCall> {
  const joining = world.provider.start('WSPJoinLeaf', argumentsOf(asked));
  const accepting = await acceptWhereItWaits(world, joining, root);
  const joined = await joining.outcome();
  const accepted = await accepting?.outcome();
  if (accepted !== undefined && !isRefused(accepted))
    subject.others = [...subject.others, descriptorOf(accepted)];
  return joined;
}

function argumentsOf({ s, name }: Asked): Arguments {
  return { s, name, dwFlags: JL_BOTH };
}
