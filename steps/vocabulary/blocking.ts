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
import { sendFromPeer, transferArguments } from '../questions/transfer';
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

definePhrases<Blocking>('blocking', {
  WSPRecv: (world, subject) => {
    const pair = pairOf(subject);
    return Promise.resolve({
      name: 'WSPRecv',
      arguments: transferArguments(world, 'WSPRecv', pair, null),
      release: () => sendFromPeer(world, pair),
    });
  },
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
