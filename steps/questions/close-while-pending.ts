import { SOCKET_FLAGS } from '../../providers/contract/constants/constants';
import { isConnectionOriented, isRaw } from '../../providers/contract/structures/entry-traits';
import type { Subject } from '../support/subject';
import { Inconclusive, NotApplicable } from '../support/verdicts';
import type { ConformanceWorld } from '../support/world';
import { pairOfEntry, prepared } from './endpoints';
import { overlappedRequest } from './overlapped-request';
import { isPending, MOST_DATAGRAMS, needsDirection } from './transfer';

/**
 * Closes a socket on which a request is left pending, and lets the provider end the request.
 * @throws NotApplicable, Inconclusive where no request is left pending, or the close is refused
 */
export async function closeWhilePending(world: ConformanceWorld, subject: Subject): Promise<void> {
  const { run, provider } = world;
  const { entry } = subject;
  if (isRaw(entry)) throw new NotApplicable('what a raw socket carries is the affair of its protocol');
  const name = isConnectionOriented(entry) ? 'WSPRecv' : 'WSPRecvFrom';
  needsDirection(entry, name);
  const pair = await pairOfEntry(run, provider, entry, { dwFlags: SOCKET_FLAGS.WSA_FLAG_OVERLAPPED });
  subject.others.push(pair.peer, ...(pair.listener === undefined ? [] : [pair.listener]));
  const { call, token } = await overlappedRequest(world, provider, entry, name, pair);
  if (!isPending(call)) throw new Inconclusive(`an overlapped ${name} is not left pending (see FLAG-2)`);
  await prepared(provider, 'WSPCloseSocket', { s: pair.client });
  const { callMs } = run.session.provider.ixit.deadlines;
  await world.until(() => provider.completionOf(token) !== undefined, callMs / (2 * MOST_DATAGRAMS));
}
