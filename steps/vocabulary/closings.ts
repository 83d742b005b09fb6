import type { Hex } from '../../providers/contract/json';
import { isConnectionOriented } from '../../providers/contract/structures/entry-traits';
import { addressOf, bind, connect, listen, prepared, preparedSocket } from '../questions/endpoints';
import type { Subject } from '../support/subject';
import type { ConformanceWorld } from '../support/world';
import { definePhrases } from './phrases';

/** What is done with a socket before it is closed. */
export type Use = (world: ConformanceWorld, subject: Subject, s: Hex) => Promise<void>;

/** Connects it to a listener, or, where it has no connections, to a bound peer. */
const connectIt: Use = async ({ run, provider }, { entry }, s) => {
  const { local } = addressOf(run, entry);
  if (isConnectionOriented(entry)) {
    const { listener, address } = await listen(provider, entry, local);
    await connect(run, provider, s, listener, address);
    return;
  }
  const name = await bind(provider, await preparedSocket(provider, entry), local);
  await prepared(provider, 'WSPConnect', { s, name });
};

definePhrases<Use>('closing', {
  'as it is': () => Promise.resolve(),
  'once it is bound': async ({ run, provider }, { entry }, s) => {
    await bind(provider, s, addressOf(run, entry).local);
  },
  'once it is connected': connectIt,
});
