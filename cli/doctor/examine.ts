import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../suite/package-root';
import type { Check } from './check';
import { checkAddress } from './loopback-check';
import { checkNode } from './node-check';
import { checkRawSockets, statusOfProcess } from './privileges-check';
import { checkProgram, type WantedProgram } from './program-check';
import { checkWine } from './wine-check';

const PROGRAMS: readonly WantedProgram[] = [
  {
    name: 'Python 3',
    need: 'some providers',
    commands: ['python3', 'python'],
    serves: 'adapters in Python, and the sample in providers/process/samples',
    advice: 'install Python 3 (Debian: apt-get install python3)',
  },
  {
    name: 'mingw-w64, x64',
    need: 'development',
    commands: ['x86_64-w64-mingw32-gcc'],
    serves: 'building the host and the sample DLL; the package has the host ready',
    advice: 'Debian: apt-get install gcc-mingw-w64-x86-64',
  },
  {
    name: 'mingw-w64, x86',
    need: 'development',
    commands: ['i686-w64-mingw32-gcc'],
    serves: 'building the host for 32-bit DLLs',
    advice: 'Debian: apt-get install gcc-mingw-w64-i686',
  },
  {
    name: 'Chromium',
    need: 'development',
    commands: ['chromium', 'chromium-browser', 'google-chrome'],
    serves: 'the tests of the HTML pages; the pages themselves open in any browser',
    advice: 'Debian: apt-get install chromium',
  },
];

/** Finds out what this machine can test. */
export async function examine(): Promise<readonly Check[]> {
  return [
    checkNode(oldestNode(), process.versions.node),
    checkWine(),
    ...PROGRAMS.map(checkProgram),
    await checkAddress('127.0.0.1', {
      name: 'loopback',
      need: 'some providers',
      serves: 'providers that carry data over the sockets of the system',
      advice: 'bring the loopback interface up (Linux: ip link set lo up)',
    }),
    await checkAddress('127.0.0.2', {
      name: 'second address',
      need: 'some rules',
      serves: 'GRP-8, where the provider goes over the loopback interface (IXIT: second)',
      advice: 'add an alias (macOS: ifconfig lo0 alias 127.0.0.2); without it GRP-8 is inconclusive',
    }),
    await checkAddress('::1', {
      name: 'IPv6 loopback',
      need: 'some providers',
      serves: 'entries of AF_INET6 over the sockets of the system',
      advice: 'enable IPv6 on the loopback interface',
    }),
    checkRawSockets(statusOfProcess()),
  ];
}

function oldestNode(): string {
  const text = readFileSync(join(packageRoot(), 'package.json'), 'utf8');
  return (JSON.parse(text) as { readonly engines: { readonly node: string } }).engines.node;
}
