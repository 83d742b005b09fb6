import { resolve } from 'node:path';
import type { Adapter } from '../contract/provider';
import { dllProvider } from './dll/dll-provider';
import { readDll } from './dll/read-dll';
import { NativeProcess } from './process/native-process';
import { hostProgram } from './start/host-program';
import { loadWinsock } from './winsock/load-winsock';

/**
 * A provider in a DLL of Windows that exports WSPStartup: loaded by a host program (providers/native/host), on Windows
 * as it is, elsewhere under Wine.
 * @param path the DLL
 * @throws ProviderCannotStart where the file is no such DLL, or it cannot be run here
 */
export function dllAdapter(path: string): Adapter {
  const artifact = resolve(path);
  const file = readDll(artifact);
  const program = hostProgram(file.architecture);
  return {
    kind: 'dll',
    artifact,
    callsExports: true,
    exports: file.exports,
    spawn: (tester) =>
      new NativeProcess({ program, load: (host) => dllProvider(host, artifact, file) }, tester),
  };
}

/**
 * The system's own Winsock, WS2_32.DLL and what is installed below it together: that of Windows, or elsewhere that of Wine.
 * @throws ProviderCannotStart where there is no Wine
 */
export function winsockAdapter(): Adapter {
  const program = hostProgram('x64');
  return {
    kind: 'winsock',
    spawn: (tester) => new NativeProcess({ program, load: loadWinsock }, tester),
  };
}
