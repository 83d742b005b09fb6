import { basename, resolve } from 'node:path';
import type { Adapter } from '../contract/provider';
import { loadDll } from './dll/load-dll';
import { readDll } from './dll/read-dll';
import { NativeProcess } from './process/native-process';
import { hostProgram, windowsPath } from './start/host-program';

/**
 * A provider in a DLL of Windows that exports WSPStartup: loaded by a host program (providers/native/host), on Windows
 * as it is, elsewhere under Wine.
 * @param path the DLL
 * @throws ProviderCannotStart where the file is no such DLL, or it cannot be run here
 */
export function dllAdapter(path: string): Adapter {
  const artifact = resolve(path);
  const { architecture } = readDll(artifact);
  const program = hostProgram(architecture);
  const source = {
    program,
    load: async (host: Parameters<typeof loadDll>[0]) => {
      const { module, functions, completionsSeen, catalogSeen } = await loadDll(host, windowsPath(artifact));
      return {
        name: basename(artifact),
        version: '',
        observes: {
          upcalls: true,
          nextLayer: catalogSeen,
          rawArguments: true,
          completions: completionsSeen,
          lpProtocolInfo: true,
        },
        find: (name: string) => functions.find(name),
        exportOf: (name: string) => host.exportOf(module, name),
      };
    },
  };
  return {
    kind: 'dll',
    artifact,
    callsExports: true,
    spawn: (tester) => new NativeProcess(source, tester),
  };
}
