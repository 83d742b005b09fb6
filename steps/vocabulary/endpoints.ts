import { FROM_PROTOCOL_INFO, SG_UNCONSTRAINED_GROUP } from '../../providers/contract/constants/constants';
import type { Pair, SocketChanges } from '../questions/endpoints';
import { boundPair, connectedPair, preparedSocket } from '../questions/endpoints';
import type { Subject } from '../support/subject';
import type { ConformanceWorld } from '../support/world';
import { definePhrases } from './phrases';

/** Makes the client's socket, and its peer, with the given flags for the client's. */
export type MakeEndpoint = (world: ConformanceWorld, subject: Subject, dwFlags: number) => Promise<Pair>;

/** As applications ask for the socket of an entry that they have chosen. */
const BY_ENTRY = { af: FROM_PROTOCOL_INFO, type: FROM_PROTOCOL_INFO, protocol: FROM_PROTOCOL_INFO };
const IN_NEW_GROUP = { g: SG_UNCONSTRAINED_GROUP };

const connected =
  (changes: SocketChanges): MakeEndpoint =>
  ({ run, provider }, { entry }, dwFlags) =>
    connectedPair(run, provider, entry, { ...changes, dwFlags });

const bound =
  (changes: SocketChanges): MakeEndpoint =>
  ({ run, provider }, { entry }, dwFlags) =>
    boundPair(run, provider, entry, { ...changes, dwFlags });

definePhrases<MakeEndpoint>('endpoint', {
  'a connected socket': connected({}),
  'a connected socket asked for with FROM_PROTOCOL_INFO': connected(BY_ENTRY),
  'a connected socket in a new group': connected(IN_NEW_GROUP),
  'a bound socket': bound({}),
  'a bound socket asked for with FROM_PROTOCOL_INFO': bound(BY_ENTRY),
  'a bound socket in a new group': bound(IN_NEW_GROUP),
  'an unbound socket': async ({ provider }, { entry }, dwFlags) => {
    const client = await preparedSocket(provider, entry, { dwFlags });
    return { client, peer: client, clientAddress: '', peerAddress: '' };
  },
});
