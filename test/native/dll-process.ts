import type { Arguments } from '../../providers/contract/json';
import type { Statement } from '../../providers/contract/statement/statement';
import type { StatementDocument } from '../../providers/contract/statement/document';
import { DEFAULT_IXIT } from '../../providers/contract/statement/statement';
import { encodeProtocolInfo } from '../../providers/contract/structures/protocol-info';
import { normaliseStatement } from '../../providers/contract/statement/normalise-statement';
import { dllAdapter } from '../../providers/native/native';
import { Offers } from '../../providers/ws2_32/chains/lower-sockets';
import { ProviderProcess } from '../../providers/ws2_32/provider-process';
import { Recorder } from '../../providers/ws2_32/recorder';

/** What the provider of the tests (dlls/provider.c) offers. */
export const STATEMENT: StatementDocument = {
  ics: {
    entries: [
      {
        szProtocol: 'Test stream',
        dwCatalogEntryId: 1001,
        iAddressFamily: 'AF_INET',
        iSocketType: 'SOCK_STREAM',
        iProtocol: 'IPPROTO_TCP',
        dwServiceFlags1: ['XP1_GUARANTEED_DELIVERY', 'XP1_GUARANTEED_ORDER'],
      },
    ],
  },
};

const statement: Statement = normaliseStatement({}, STATEMENT);
const [entry] = statement.ics?.entries ?? [];
if (entry === undefined) throw new Error('the statement has no entry');

/** The one entry as its 628 bytes. */
export const ENTRY = encodeProtocolInfo(entry);

/** WSPSocket as a client would call it. */
export const OPEN: Arguments = { af: 2, type: 1, protocol: 6, lpProtocolInfo: ENTRY, g: 0, dwFlags: 0 };

/** A DLL in a host, with the tester in the place of WS2_32.DLL. */
export async function openDll(
  path: string,
  callMs = DEFAULT_IXIT.deadlines.callMs,
): Promise<ProviderProcess> {
  const { process } = await ProviderProcess.open(1, dllAdapter(path), new Recorder(null), {
    deadlines: () => ({ ...DEFAULT_IXIT.deadlines, callMs }),
    catalog: () => [],
    offers: new Offers(),
    changesHandles: () => false,
    isHurried: () => false,
  });
  return process;
}

/** The same after WSPStartup. */
export async function startDll(path: string, callMs?: number): Promise<ProviderProcess> {
  const process = await openDll(path, callMs);
  const { returned } = await process.call('WSPStartup', { wVersionRequested: 0x0202, lpProtocolInfo: ENTRY });
  if (returned.result !== 0) throw new Error(`WSPStartup returned ${JSON.stringify(returned.result)}`);
  return process;
}
