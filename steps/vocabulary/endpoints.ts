import type { Pair } from '../questions/endpoints';
import { boundPair, connectedPair, preparedSocket } from '../questions/endpoints';
import type { Subject } from '../support/subject';
import type { ConformanceWorld } from '../support/world';
import { definePhrases } from './phrases';

/** Makes the client's socket, and its peer, with the given flags for the client's. */
export type MakeEndpoint = (world: ConformanceWorld, subject: Subject, dwFlags: number) => Promise<Pair>;

definePhrases<MakeEndpoint>('endpoint', {
  'a connected socket': ({ run, provider }, { entry }, dwFlags) =>
    connectedPair(run, provider, entry, { dwFlags }),
  'a bound socket': ({ run, provider }, { entry }, dwFlags) => boundPair(run, provider, entry, { dwFlags }),
  'an unbound socket': async ({ provider }, { entry }, dwFlags) => {
    const client = await preparedSocket(provider, entry, { dwFlags });
    return { client, peer: client, clientAddress: '', peerAddress: '' };
  },
});
