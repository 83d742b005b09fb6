import { STREAM_ENTRY } from '../../reference/catalog/entries';
import { writeSockaddr } from '../../reference/catalog/sockaddr';
import { layoutOf } from '../../reference/catalog/address-layout';
import type { IxitDocument } from '../../contract/statement/document';
import type { ProviderBelow } from '../below/provider-below';

/** Any number that no other process has. */
const PROCESS_ID = 1;

/** The layer was installed over one stream protocol, whose provider is not in this process: the tester plays it. */
export const NOTHING_BELOW: ProviderBelow = {
  name: 'what the tester plays',
  ics: { entries: [STREAM_ENTRY] },
  opened: {
    processId: PROCESS_ID,
    ixit: ixit(),
    observes: { upcalls: true, nextLayer: true, rawArguments: true, completions: true, lpProtocolInfo: true },
    threads: 'many',
  },
  reached: null,
};

function ixit(): IxitDocument {
  const layout = layoutOf(STREAM_ENTRY.iAddressFamily);
  if (layout === undefined) return {};
  const { family, homeHost } = layout;
  return { addresses: [{ family, local: writeSockaddr({ family, host: homeHost, port: 0 }) }] };
}
