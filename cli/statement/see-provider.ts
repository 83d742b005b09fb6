import type { Opened } from '../../providers/contract/messages';
import type { Adapter } from '../../providers/contract/provider';
import { DEFAULT_IXIT } from '../../providers/contract/statement/statement';
import { Offers } from '../../providers/ws2_32/chains/lower-sockets';
import { ProviderProcess } from '../../providers/ws2_32/provider-process';
import { Recorder } from '../../providers/ws2_32/recorder';

/**
 * What a provider says of itself in its hello.
 * @throws ProviderCannotStart, ProviderLost where there is no hello
 */
export async function seeProvider(adapter: Adapter): Promise<Opened> {
  const { process, opened } = await ProviderProcess.open(1, adapter, new Recorder(null), {
    deadlines: () => DEFAULT_IXIT.deadlines,
    catalog: () => [],
    offers: new Offers(),
    changesHandles: () => false,
    isHurried: () => false,
  });
  await process.close();
  return opened;
}
