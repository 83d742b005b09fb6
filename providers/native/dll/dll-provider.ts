import { basename } from 'node:path';
import type { Json } from '../../contract/json';
import type { NativeProvider } from '../process/native-provider';
import type { RunningHost } from '../process/running-host';
import { windowsPath } from '../start/host-program';
import { installedEntries } from './installed-entries';
import { loadDll } from './load-dll';
import type { DllFile } from './read-dll';

/**
 * Loads a DLL as a provider.
 * @param path of the DLL, as this machine writes it
 * @param file what can be seen of it without loading it
 * @throws NotLoaded
 */
export async function dllProvider(host: RunningHost, path: string, file: DllFile): Promise<NativeProvider> {
  const { module, functions, completionsSeen, catalogSeen } = await loadDll(host, windowsPath(path), file);
  const entries = await installedEntries(host, windowsPath(path));
  /** What WPUModifyIFSHandle has given: handles of the system, whose requests complete by themselves. */
  const systemHandles = new Set<Json>();
  return {
    name: basename(path),
    version: '',
    observes: {
      upcalls: true,
      nextLayer: catalogSeen,
      rawArguments: true,
      // a handle of the system tells of its completions by itself
      completions: completionsSeen || 'ifs',
      lpProtocolInfo: true,
    },
    statement: { ics: entries.length === 0 ? null : { entries }, ixit: { processes: 'spawn' } },
    find: (name) => functions.find(name),
    completesByEvent: (s) => systemHandles.has(s),
    descriptorModified: (s) => {
      systemHandles.add(s);
    },
    exportOf: (name) => host.exportOf(module, name),
  };
}
