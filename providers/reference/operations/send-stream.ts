import { ERROR_CODES } from '../../contract/constants/constants';
import { keepsMessageBoundaries } from '../catalog/characteristics';
import type { Finished } from '../process/overlapped-request';
import type { ReferenceProcess } from '../process/reference-process';
import { breakLink } from '../socket/close-endpoint';
import type { Endpoint } from '../socket/endpoint';
import { FD } from '../socket/network-events';
import { failed } from './operation';

/** A send over a connection, as far as it has come. */
export class ConnectionSend {
  private sent = 0;

  constructor(
    private readonly process: ReferenceProcess,
    private readonly endpoint: Endpoint,
    private readonly data: Buffer,
  ) {}

  /** @param partly a part of a stream counts as finished, where the peer has no room for all of it */
  attempt(partly: boolean): Finished | null {
    const refusal = this.refusal();
    if (refusal !== null) return failed(refusal);
    const { link, entry } = this.endpoint;
    // Not connected and not refused either: there is nobody to whom the data could go.
    if (link.kind !== 'connected') return this.finished(this.data.length);
    if (keepsMessageBoundaries(entry)) return this.sendMessage(link.peer);
    this.sendWhatFits(link.peer);
    return this.sent === this.data.length || (partly && this.sent > 0) ? this.finished(this.sent) : null;
  }

  private finished(bytes: number): Finished {
    return { errno: 0, bytes, buffers: [] };
  }

  private refusal(): number | null {
    const { endpoint, process } = this;
    const { entry, link } = endpoint;
    if (link.kind === 'broken') return link.errno;
    if (link.kind !== 'connected') {
      const code = process.behaviour.refusalBeforeConnect();
      return code === null ? null : ERROR_CODES[code];
    }
    if (endpoint.sendsNoMore) return ERROR_CODES.WSAESHUTDOWN;
    if (keepsMessageBoundaries(entry) && this.data.length > entry.dwMessageSize)
      return ERROR_CODES.WSAEMSGSIZE;
    // A peer that is gone is found out only where the connection carries the news.
    const { isCut } = process.network.carrier;
    const { link: back } = link.peer;
    if (!isCut && (back.kind !== 'connected' || back.peer !== endpoint)) return ERROR_CODES.WSAECONNRESET;
    return null;
  }

  private sendMessage(peer: Endpoint): Finished | null {
    const { length } = this.data;
    if (length > this.roomOf(peer) && !peer.inbox.isEmpty) return null;
    this.transmit(peer, this.data);
    return this.finished(length);
  }

  private sendWhatFits(peer: Endpoint): void {
    const fits = Math.min(this.data.length - this.sent, this.roomOf(peer));
    if (fits === 0) return;
    const part = this.data.subarray(this.sent, this.sent + fits);
    this.sent += fits;
    this.transmit(peer, part);
  }

  private roomOf(peer: Endpoint): number {
    return Math.max(0, peer.inbox.room - this.endpoint.bytesUnderway);
  }

  private transmit(peer: Endpoint, data: Buffer): void {
    for (const piece of this.process.behaviour.transmit(this.endpoint, data)) {
      ship(this.process, this.endpoint, peer, piece);
    }
  }
}

function ship(process: ReferenceProcess, sender: Endpoint, peer: Endpoint, data: Buffer): void {
  sender.bytesUnderway += data.length;
  process.network.carrier.carry({
    deliver: () => {
      sender.bytesUnderway -= data.length;
      arrive(peer, data);
    },
    expire: () => {
      sender.bytesUnderway -= data.length;
      const code = process.behaviour.codeOfBrokenConnection();
      if (code !== null && sender.link.kind === 'connected') breakLink(sender, ERROR_CODES[code]);
    },
  });
}

function arrive(peer: Endpoint, data: Buffer): void {
  if (peer.receivesNoMore || peer.link.kind !== 'connected') return;
  peer.inbox.put({ data, from: null });
  peer.waiting.stir();
  if (!peer.inbox.isEmpty) peer.interest.happened(FD.READ);
}
