import { NotLoaded } from '../process/native-provider';
import type { RunningHost } from '../process/running-host';
import { DllFunctions } from './dll-functions';
import { holdsAddress } from './holds-address';
import type { DllFile } from './read-dll';

/** The folder of the DLL is searched for what it needs. */
const LOAD_WITH_ALTERED_SEARCH_PATH = 8;

/** What a DLL would else call in WS2_32.DLL: it is called in the host instead. */
const REDIRECTED = ['WPUCompleteOverlappedRequest', 'WSCEnumProtocols', 'WSCGetProviderPath'] as const;

/** How a layered provider comes to its next layer; in the host they find the ones that the tester plays. */
const LOADERS = ['LoadLibraryW', 'LoadLibraryA', 'LoadLibraryExW', 'LoadLibraryExA', 'FreeLibrary'] as const;

/** Codes of LoadLibraryExW that say more to a person in words. */
const REASONS: { readonly [code: number]: string } = {
  5: 'access to it is denied',
  126: 'it, or a DLL that it needs, was not found',
  127: 'a DLL that it needs lacks a function',
  193: 'it is not a DLL for this processor, or one that it needs is not',
  998: 'its DllMain, or that of a DLL that it needs, used memory that is not there',
  1114: 'its DllMain returned FALSE',
};

/** A DLL that is loaded, its imports led to the host. */
interface LoadedDll {
  readonly functions: DllFunctions;
  readonly module: bigint;
  /** Whether a completion by WPUCompleteOverlappedRequest will be seen. */
  readonly completionsSeen: boolean;
  /** Whether what the DLL asks the catalog, and so which layer it calls, will be seen. */
  readonly catalogSeen: boolean;
}

/**
 * Loads a DLL into a host.
 * @param path as Windows writes it
 * @param file what can be seen of it without loading it
 * @throws NotLoaded
 */
export async function loadDll(host: RunningHost, path: string, file: DllFile): Promise<LoadedDll> {
  const { module, code } = await host.load(path, LOAD_WITH_ALTERED_SEARCH_PATH);
  if (module === 0n) {
    const reason = REASONS[code];
    throw new NotLoaded(
      `the DLL cannot be loaded: ${reason === undefined ? '' : `${reason}; `}LoadLibraryExW says ${String(code)}`,
    );
  }
  const startup = await host.exportOf(module, 'WSPStartup');
  if (startup === 0n) throw new NotLoaded('the DLL does not export WSPStartup');
  const late = (await redirect(host, module, 'GetProcAddress', 'RedirectedGetProcAddress')).places > 0;
  /** Whether calls of a function will be seen. */
  const seen = new Map<string, boolean>();
  for (const name of REDIRECTED) {
    const { places, from } = await redirect(host, module, name, name);
    // by itself it can only look up what it names, and what it has looked up before now leads past the host
    const looksUp = late && file.mentions(name) && !(await holdsAddress(host, module, file, from));
    seen.set(name, places > 0 || looksUp);
  }
  for (const name of LOADERS) await redirect(host, module, name, `Played${name}`);
  return {
    module,
    functions: new DllFunctions(startup, (name) => host.address(name)),
    completionsSeen: seen.get('WPUCompleteOverlappedRequest') === true,
    catalogSeen: seen.get('WSCEnumProtocols') === true,
  };
}

/** @returns in how many places of the module it was, and where it led */
async function redirect(
  host: RunningHost,
  module: bigint,
  name: string,
  to: string,
): Promise<{ readonly places: number; readonly from: bigint }> {
  const library = name.startsWith('W') ? 'ws2_32.dll' : 'kernel32.dll';
  const { module: owner } = await host.load(library, 0);
  const from = owner === 0n ? 0n : await host.exportOf(owner, name);
  return { places: await host.connection.redirect(module, name, from, host.address(to)), from };
}
