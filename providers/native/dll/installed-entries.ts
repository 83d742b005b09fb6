import type { Bytes } from '../../contract/json';
import { PROTOCOL_INFO_SIZE } from '../../contract/structures/protocol-info';
import { littleEndian } from '../calls/call-frame';
import { intOf } from '../calls/words';
import type { RunningHost } from '../process/running-host';

/** Room for more entries than any catalog that was ever seen has, in bytes. */
const ROOM = 512 * PROTOCOL_INFO_SIZE;
const GUID_AT = 20;
const GUID_BYTES = 16;
const MAX_PATH = 260;
const INT_BYTES = 4;

/**
 * The entries of the system's catalog whose provider is a DLL.
 * @param path of the DLL, as Windows writes it
 * @returns the 628 bytes of each; none where it is not installed, and under Wine, which keeps no paths
 */
export async function installedEntries(host: RunningHost, path: string): Promise<readonly Bytes[]> {
  const { module } = await host.load('ws2_32.dll', 0);
  const enumerate = await host.exportOf(module, 'WSCEnumProtocols');
  const getPath = await host.exportOf(module, 'WSCGetProviderPath');
  if (enumerate === 0n || getPath === 0n) return [];
  const { result, memory } = await host.systemCalls.call(enumerate, (frame) => {
    const entries = frame.read(frame.place('', ROOM), ROOM);
    const size = frame.place(littleEndian(BigInt(ROOM), INT_BYTES));
    return [0n, entries.address, size, frame.place('00000000')];
  });
  const all = memory[0]?.toString('hex') ?? '';
  const digits = 2 * PROTOCOL_INFO_SIZE;
  const entries = Array.from({ length: Math.max(0, intOf(result)) }, (_, at) =>
    all.slice(digits * at, digits * (at + 1)),
  );
  const own: Bytes[] = [];
  for (const entry of entries) {
    const guid = entry.slice(2 * GUID_AT, 2 * (GUID_AT + GUID_BYTES));
    if (isSame(await pathOf(host, getPath, guid), path)) own.push(entry);
  }
  return own;
}

/** Where the catalog says that a provider is; an empty text where it does not say. */
async function pathOf(host: RunningHost, getPath: bigint, guid: Bytes): Promise<string> {
  const { result, memory } = await host.systemCalls.call(getPath, (frame) => {
    const path = frame.read(frame.place('', 2 * MAX_PATH), 2 * MAX_PATH);
    const length = frame.place(littleEndian(BigInt(MAX_PATH), INT_BYTES));
    return [frame.place(guid), path.address, length, frame.place('00000000')];
  });
  if (intOf(result) !== 0) return '';
  const text = memory[0]?.toString('utf16le') ?? '';
  const end = text.indexOf('\0');
  return end < 0 ? text : text.slice(0, end);
}

/** Windows does not tell letters by their case, and installers write `%SystemRoot%`. */
function isSame(installed: string, path: string): boolean {
  const expanded = installed.replace(/%([^%]+)%/g, (_, name: string) => process.env[name] ?? '');
  return expanded !== '' && expanded.toLowerCase() === path.toLowerCase();
}
