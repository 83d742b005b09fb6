import type { Bytes } from '../../contract/json';
import { PROTOCOL_INFO_SIZE } from '../../contract/structures/protocol-info';
import { littleEndian } from '../calls/call-frame';
import type { RunningHost } from '../process/running-host';

/** Room for more entries than any catalog that was ever seen has, in bytes. */
const ROOM = 512 * PROTOCOL_INFO_SIZE;
const DWORD_BYTES = 4;

/**
 * The catalog entries that clients see, as the 628 bytes of each.
 * @param library the handle of ws2_32.dll
 */
export async function readCatalog(host: RunningHost, library: bigint): Promise<readonly Bytes[]> {
  const enumerate = await host.exportOf(library, 'WSAEnumProtocolsW');
  const { result, memory } = await host.systemCalls.call(enumerate, (frame) => {
    const entries = frame.read(frame.place('', ROOM), ROOM);
    return [0n, entries.address, frame.place(littleEndian(BigInt(ROOM), DWORD_BYTES))];
  });
  const [entries] = memory;
  const count = Number(BigInt.asIntN(32, result));
  if (entries === null || entries === undefined || count < 0) return [];
  return Array.from({ length: count }, (_, at) =>
    entries.toString('hex', PROTOCOL_INFO_SIZE * at, PROTOCOL_INFO_SIZE * (at + 1)),
  );
}
