import { readFileSync, statSync } from 'node:fs';
import { ProviderCannotStart } from '../../contract/provider';
import type { Architecture } from '../start/host-program';

const PE_OFFSET_AT = 0x3c;
const SIGNATURE_BYTES = 4;
const FILE_HEADER_BYTES = 20;
const IMAGE_FILE_DLL = 0x2000;
const IMAGE_SCN_MEM_WRITE = 0x80000000;
const PE32_PLUS = 0x20b;
const SECTION_BYTES = 40;
/** Where the data directories begin in the optional header; exports come first. */
const DIRECTORIES_AT = { pe32: 96, pe32plus: 112 } as const;
/** A file says how many names it exports; one that says more is not believed. */
const MOST_NAMES = 65_536;

const MACHINES: { readonly [machine: number]: string } = {
  0x8664: 'x64',
  0x14c: 'x86',
  0xaa64: 'ARM64',
  0x1c0: 'ARM',
  0x1c4: 'ARM',
};

/** What can be seen of a DLL without loading it. */
export interface DllFile {
  readonly architecture: Architecture;
  /** The names that it exports. */
  readonly exports: readonly string[];
  /** Where its variables lie once it is loaded, from its beginning on, in bytes. */
  readonly variables: readonly { readonly offset: number; readonly length: number }[];
  /** Whether a name stands in it anywhere: what does not, it can neither import nor look up by itself. */
  mentions(name: string): boolean;
}

/**
 * Looks at a DLL before anything is started, so that each thing that can be wrong with the file is told by itself.
 * @throws ProviderCannotStart where the file is missing, no DLL, made for a processor that there is no host
 *   for, or does not export WSPStartup
 */
export function readDll(path: string): DllFile {
  const memory = bytesOf(path);
  try {
    return look(path, memory);
  } catch (cause) {
    if (cause instanceof RangeError)
      throw new ProviderCannotStart(`${path} is not a DLL: its headers lead out of the file`);
    throw cause;
  }
}

function bytesOf(path: string): Buffer {
  try {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat === undefined) throw new ProviderCannotStart(`there is no file ${path}`);
    if (!stat.isFile()) throw new ProviderCannotStart(`${path} is not a file`);
    return readFileSync(path);
  } catch (cause) {
    if (cause instanceof ProviderCannotStart) throw cause;
    throw new ProviderCannotStart(`${path} cannot be read: ${(cause as Error).message}`);
  }
}

function look(path: string, memory: Buffer): DllFile {
  const wrong = (what: string): never => {
    throw new ProviderCannotStart(`${path} ${what}`);
  };
  if (memory.toString('latin1', 0, 2) !== 'MZ')
    wrong('is not a DLL: it does not begin as a program of Windows does');
  const pe = memory.readUInt32LE(PE_OFFSET_AT);
  if (memory.toString('latin1', pe, pe + SIGNATURE_BYTES) !== 'PE\0\0')
    wrong('is not a DLL: it is no PE file');
  const header = pe + SIGNATURE_BYTES;
  const machine = memory.readUInt16LE(header);
  if ((memory.readUInt16LE(header + 18) & IMAGE_FILE_DLL) === 0) wrong('is a program, not a DLL');
  const architecture = MACHINES[machine] ?? `processor 0x${machine.toString(16)}`;
  if (architecture !== 'x64' && architecture !== 'x86') {
    wrong(`is made for ${architecture}; there are hosts for x64 and x86`);
  }
  const exports = exportedNames(memory, header);
  if (!exports.includes('WSPStartup')) {
    wrong(
      'does not export WSPStartup, so it is no service provider (a .def file or an undecorated name may be missing)',
    );
  }
  return {
    architecture: architecture === 'x86' ? 'x86' : 'x64',
    exports,
    variables: sectionsOf(memory, header)
      .filter(({ isWritten }) => isWritten)
      .map(({ address, size }) => ({ offset: address, length: size })),
    mentions: (name) => memory.includes(`${name}\0`, 0, 'latin1'),
  };
}

function exportedNames(memory: Buffer, header: number): readonly string[] {
  const optional = header + FILE_HEADER_BYTES;
  const is64 = memory.readUInt16LE(optional) === PE32_PLUS;
  const directory = memory.readUInt32LE(optional + (is64 ? DIRECTORIES_AT.pe32plus : DIRECTORIES_AT.pe32));
  if (directory === 0) return [];
  const place = placesOf(memory, header);
  const exports = place(directory);
  const count = Math.min(memory.readUInt32LE(exports + 24), MOST_NAMES);
  const names = place(memory.readUInt32LE(exports + 32));
  return Array.from({ length: count }, (_, at) => {
    const from = place(memory.readUInt32LE(names + 4 * at));
    return memory.toString('latin1', from, memory.indexOf(0, from));
  });
}

interface Section {
  readonly size: number;
  /** Where it will be loaded, and where it lies in the file. */
  readonly address: number;
  readonly offset: number;
  readonly isWritten: boolean;
}

function sectionsOf(memory: Buffer, header: number): readonly Section[] {
  const count = memory.readUInt16LE(header + 2);
  const first = header + FILE_HEADER_BYTES + memory.readUInt16LE(header + 16);
  return Array.from({ length: count }, (_, at) => {
    const section = first + SECTION_BYTES * at;
    return {
      size: Math.max(memory.readUInt32LE(section + 8), memory.readUInt32LE(section + 16)),
      address: memory.readUInt32LE(section + 12),
      offset: memory.readUInt32LE(section + 20),
      isWritten: (memory.readUInt32LE(section + 36) & IMAGE_SCN_MEM_WRITE) !== 0,
    };
  });
}

/** Where in the file lies what will be loaded at an address. */
function placesOf(memory: Buffer, header: number): (address: number) => number {
  const sections = sectionsOf(memory, header);
  return (address) => {
    const section = sections.find((one) => address >= one.address && address < one.address + one.size);
    if (section === undefined) throw new RangeError('an address in no section');
    return address - section.address + section.offset;
  };
}
