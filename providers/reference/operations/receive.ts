import { ERROR_CODES } from '../../contract/constants/constants';
import type { Address } from '../catalog/address';
import { isConnectionOriented, keepsMessageBoundaries } from '../catalog/characteristics';
import type { Finished } from '../process/overlapped-request';
import type { ReferenceProcess } from '../process/reference-process';
import type { Endpoint } from '../socket/endpoint';
import { FD } from '../socket/network-events';
import { failed } from './operation';

/** What a receive asks for. */
interface Wanted {
  /** The lengths of the buffers, in bytes. */
  readonly lengths: readonly number[];
  /** MSG_PEEK: what is received stays. */
  readonly peek: boolean;
}

/** How a receive ended, and who sent what was received. */
interface Received extends Finished {
  readonly from: Address | null;
}

/** Takes what has arrived. @returns null where nothing has, and something may still come */
export function tryReceive(process: ReferenceProcess, endpoint: Endpoint, wanted: Wanted): Received | null {
  const refusal = refusalToReceive(process, endpoint);
  if (refusal !== null) return { ...failed(refusal), from: null };
  const { inbox } = endpoint;
  const byMessage = keepsMessageBoundaries(endpoint.entry);
  if (inbox.isEmpty) {
    if (!inbox.ended) return null;
    // The end of a byte stream is a receive of nothing; where a message may be empty, it has a code.
    return {
      ...failed(byMessage ? ERROR_CODES.WSAEDISCON : 0),
      buffers: wanted.lengths.map(() => ''),
      from: null,
    };
  }
  const hadRoom = inbox.room > 0;
  const length = wanted.lengths.reduce((sum, each) => sum + each, 0);
  const taken = byMessage ? inbox.takeMessage(length, wanted.peek) : inbox.takeBytes(length, wanted.peek);
  if (endpoint.link.kind === 'connected') tellOfRoom(endpoint.link.peer, hadRoom);
  return {
    errno: taken.truncated ? ERROR_CODES.WSAEMSGSIZE : 0,
    bytes: taken.data.length,
    buffers: scatter(taken.data, wanted.lengths),
    from: taken.from,
  };
}

function refusalToReceive({ behaviour }: ReferenceProcess, endpoint: Endpoint): number | null {
  const { entry, link, local, receivesNoMore } = endpoint;
  if (link.kind === 'broken') return link.errno;
  if (receivesNoMore) return ERROR_CODES.WSAESHUTDOWN;
  if (!isConnectionOriented(entry)) return local === null ? ERROR_CODES.WSAEINVAL : null;
  if (link.kind === 'connected') return null;
  const code = behaviour.refusalBeforeConnect();
  return code === null ? null : ERROR_CODES[code];
}

function tellOfRoom(sender: Endpoint, hadRoom: boolean): void {
  sender.waiting.stir();
  if (!hadRoom) sender.interest.happened(FD.WRITE);
}

/** Spreads data over buffers of the given lengths. */
function scatter(data: Buffer, lengths: readonly number[]): readonly string[] {
  let offset = 0;
  return lengths.map((length) => {
    const part = data.toString('hex', offset, Math.min(offset + length, data.length));
    offset += length;
    return part;
  });
}
