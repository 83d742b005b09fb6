import { NotLoaded, type NativeProvider } from '../process/native-provider';
import type { RunningHost } from '../process/running-host';
import { readCatalog } from './read-catalog';
import { winsockFunctions } from './winsock-functions';
import { winsockIxit } from './winsock-statement';

/**
 * The system's own Winsock as a provider: WS2_32 and what is installed below it, together. What passes between the two
 * is not seen.
 * @throws NotLoaded
 */
export async function loadWinsock(host: RunningHost): Promise<NativeProvider> {
  const { module, code } = await host.load('ws2_32.dll', 0);
  if (module === 0n) throw new NotLoaded(`ws2_32.dll cannot be loaded: LoadLibraryExW says ${String(code)}`);
  const entries = await readCatalog(host, module);
  if (entries.length === 0) throw new NotLoaded('WSAEnumProtocolsW tells no catalog entry');
  return {
    name: "the system's own Winsock",
    version: '',
    observes: {
      upcalls: false,
      nextLayer: false,
      rawArguments: false,
      completions: true,
      lpProtocolInfo: false,
    },
    statement: { ics: { entries }, ixit: winsockIxit(entries) },
    find: await winsockFunctions(host, module),
    completesByEvent: () => true,
    exportOf: () => Promise.resolve(0n),
  };
}
