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
/** How long an acceptance has time to return once the leaf has joined, in milliseconds. */
const TO_ACCEPT_MS = 300;

/** What WSPJoinLeaf is to be called with. */
export interface JoinArguments {
  readonly s: Hex;
  readonly name: Bytes;
  /** The c_root that a leaf asks; null where the session has none, and where it is the root that invites. */
  readonly root: Hex | null;
}

/**
 * Calls WSPJoinLeaf. Where a leaf is refused, the root that it asks listens, and it asks once more: in some sessions a
 * leaf joins only a root that does, and is accepted by it (AMB-50). With one call at a time nobody could accept it, and
 * the refusal stands.
 */
export async function joinLeaf(
  world: ConformanceWorld,
  subject: Subject,
  asked: JoinArguments,
): Promise<ReturnedCall> {
  const { root } = asked;
  const { provider, run } = world;
  if (root === null || run.session.provider.opened.threads !== 'many')
    return provider.call('WSPJoinLeaf', argumentsOf(asked));
  const joined = await askRoot(world, subject, asked, root);
  if (!isRefused(joined)) return joined;
  const listening = await provider.call('WSPListen', { s: root, backlog: BACKLOG });
  if (listening.returned.result === SOCKET_ERROR) return joined;
  const again = await askRoot(world, subject, asked, root);
  if (isRefused(again)) return joined;
  world.chose('leaves join a root that listens', subject);
  return again;
}

/** Calls WSPJoinLeaf on a leaf, and has the root accept it where the call waits for that. */
async function askRoot(
  world: ConformanceWorld,
  subject: Subject,
  asked: JoinArguments,
  root: Hex,
): Promise<ReturnedCall> {
  const joining = world.provider.start('WSPJoinLeaf', argumentsOf(asked));
  const accepting = await acceptWhereItWaits(world, joining, root);
  const joined = await joining.outcome();
  if (accepting === undefined || isRefused(joined)) return joined;
  // a leaf that was slow, and needed no acceptance, leaves the acceptance waiting for the next one
  await world.until(() => accepting.settled() !== undefined, TO_ACCEPT_MS);
  const accepted = accepting.settled();
  if (accepted !== undefined && !isRefused(accepted))
    subject.others = [...subject.others, descriptorOf(accepted)];
  return joined;
}

function argumentsOf({ s, name }: JoinArguments): Arguments {
  return { s, name, dwFlags: JL_BOTH };
}
