import type { Arguments } from '../../providers/contract/json';
import {
  addressOf,
  listen,
  PEER_THREAD,
  prepared,
  preparedSocket,
  SIZE_OF_SOCKADDR,
} from '../questions/endpoints';
import { pairOf } from '../questions/pair-of';
import { needsDirection, sendFromPeer, transferArguments } from '../questions/transfer';
import type { Subject } from '../support/subject';
import type { ConformanceWorld } from '../support/world';
import { definePhrases } from './phrases';

/** A call that blocks, and what ends its blocking from another thread. */
interface BlockingCall {
  readonly name: string;
  readonly arguments: Arguments;
  readonly release: () => Promise<unknown>;
}

export type Blocking = (world: ConformanceWorld, subject: Subject) => Promise<BlockingCall>;

/** A receive that waits until the peer sends. */
const receiving =
  (name: 'WSPRecv' | 'WSPRecvFrom'): Blocking =>
  (world, subject) => {
    const pair = pairOf(subject);
    needsDirection(subject.entry, name);
    return Promise.resolve({
      name,
      arguments: transferArguments(world, name, pair, null),
      release: () => sendFromPeer(world, pair),
    });
  };

definePhrases<Blocking>('blocking', {
  WSPRecv: receiving('WSPRecv'),
  WSPRecvFrom: receiving('WSPRecvFrom'),
  WSPAccept: async (world, { entry }) => {
    const { listener, address } = await listen(world.provider, entry, addressOf(world.run, entry).local);
    const client = await preparedSocket(world.provider, entry);
    return {
      name: 'WSPAccept',
      arguments: { s: listener, addrlen: SIZE_OF_SOCKADDR, lpfnCondition: null },
      release: () => prepared(world.provider, 'WSPConnect', { s: client, name: address }, PEER_THREAD),
    };
  },
});
