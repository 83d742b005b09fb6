import { ERROR_CODES, SOCKET_OPTIONS, SOL_SOCKET } from '../../contract/constants/constants';
import type { Arguments, Bytes, Hex } from '../../contract/json';
import type { Result, Upcall } from '../../contract/messages';
import { isBase } from '../../contract/structures/entry-traits';
import type { ProtocolInfo } from '../../contract/structures/protocol-info';
import { encodeProtocolInfo } from '../../contract/structures/protocol-info';
import type { HandleTable } from '../handle-table';
import { failure } from '../usual-answer';
import { findMark, withMark } from './duplicate-mark';
import { refusesMultipoint } from './multipoint-flags';
import { readAddress, tellAddress } from './recorded-addresses';
import { LowerSockets, type LowerSocket, type Offers } from './lower-sockets';

/** SPI 2.2, low byte major. */
const OWN_VERSION = 0x0202;

/**
 * The providers around a layered provider, as the tester plays them: a base and
 * further layers. They make sockets that do nothing else, ignore af, type and
 * protocol, and find the mark of their own WSPDuplicateSocket. Each call to
 * them is an upcall, and so stands in the transcript with all that was handed down.
 */
export class LowerLayers {
  /** How often each provider was started, by its ProviderId. */
  private readonly startups = new Map<string, number>();
  private readonly sockets: LowerSockets;

  /**
   * @param catalog the entries that WSCEnumProtocols tells
   * @param offers those of all processes of the session
   */
  constructor(
    handles: HandleTable,
    private readonly catalog: () => readonly ProtocolInfo[],
    private readonly offers: Offers,
  ) {
    this.sockets = new LowerSockets(handles);
  }

  /**
   * Answers a call of a layered provider to its next layer.
   * @param target the catalog id of the next layer
   */
  answer({ function: name, arguments: args }: Upcall, target: number): Result {
    const entry = this.catalog().find(({ dwCatalogEntryId }) => dwCatalogEntryId === target);
    if (entry === undefined) return failure(name, ERROR_CODES.WSAEINVALIDPROVIDER);
    if (name !== 'WSPStartup' && !this.isStarted(entry)) return failure(name, ERROR_CODES.WSANOTINITIALISED);
    switch (name) {
      case 'WSPStartup':
        return this.start(entry);
      case 'WSPCleanup':
        return this.cleanUp(entry);
      case 'WSPSocket':
        return this.open(args, entry);
      case 'WSPAddressToString':
        return tellAddress(args);
      case 'WSPStringToAddress':
        return readAddress(args);
      default:
        return this.onSocket(name, args, entry);
    }
  }

  private isStarted({ ProviderId }: ProtocolInfo): boolean {
    return (this.startups.get(ProviderId) ?? 0) > 0;
  }

  private start({ ProviderId, szProtocol }: ProtocolInfo): Result {
    this.startups.set(ProviderId, (this.startups.get(ProviderId) ?? 0) + 1);
    return success(0, {
      lpWSPData: { wVersion: OWN_VERSION, wHighVersion: OWN_VERSION, szDescription: szProtocol },
    });
  }

  private cleanUp({ ProviderId }: ProtocolInfo): Result {
    const left = (this.startups.get(ProviderId) ?? 0) - 1;
    this.startups.set(ProviderId, left);
    if (left === 0) this.sockets.closeAllOf(ProviderId);
    return success(0);
  }

  private open(args: Arguments, entry: ProtocolInfo): Result {
    const { lpProtocolInfo } = args;
    const given = typeof lpProtocolInfo === 'string' ? lpProtocolInfo : '';
    const shared = this.offers.take((mark) => findMark(given, mark));
    // g and dwFlags of a further descriptor are ignored
    if (shared === undefined && refusesMultipoint(entry, Number(args['dwFlags'] ?? 0))) {
      return failure('WSPSocket', ERROR_CODES.WSAEINVAL);
    }
    return success(this.sockets.open(entry, given, shared));
  }

  /** A provider knows no sockets but its own: calls on those of another one have gone astray. */
  private onSocket(name: string, args: Arguments, { ProviderId }: ProtocolInfo): Result {
    const socket = this.sockets.find(args['s'] ?? null);
    if (socket?.entry.ProviderId !== ProviderId) return failure(name, ERROR_CODES.WSAENOTSOCK);
    switch (name) {
      case 'WSPCloseSocket':
        this.sockets.close(socket);
        return success(0);
      case 'WSPGetSockOpt':
        return option(args, socket);
      case 'WSPGetSockName':
        return failure(name, ERROR_CODES.WSAEINVAL);
      case 'WSPGetPeerName':
        return failure(name, ERROR_CODES.WSAENOTCONN);
      case 'WSPDuplicateSocket':
        return success(0, { lpProtocolInfo: withMark(characteristics(socket), this.offers.make(socket)) });
      default:
        return failure(name, ERROR_CODES.WSAEOPNOTSUPP);
    }
  }
}

/** A base tells its own entry, a layer the chain that it was given. */
function characteristics({ entry, given }: LowerSocket): Bytes {
  return isBase(entry) || given === '' ? encodeProtocolInfo(entry) : given;
}

function option(args: Arguments, socket: LowerSocket): Result {
  const { level, optname, optlen } = args;
  if (level !== SOL_SOCKET) return failure('WSPGetSockOpt', ERROR_CODES.WSAEINVAL);
  const optval = optionValue(Number(optname), socket);
  if (optval === null) return failure('WSPGetSockOpt', ERROR_CODES.WSAENOPROTOOPT);
  if (optval.length > 2 * Number(optlen)) return failure('WSPGetSockOpt', ERROR_CODES.WSAEFAULT);
  return success(0, { optval });
}

function optionValue(optname: number, socket: LowerSocket): Bytes | null {
  if (optname === SOCKET_OPTIONS.SO_PROTOCOL_INFOW) return characteristics(socket);
  if (optname !== SOCKET_OPTIONS.SO_TYPE) return null;
  const type = Buffer.alloc(4);
  type.writeInt32LE(socket.entry.iSocketType);
  return type.toString('hex');
}

function success(result: Hex | number, out: Arguments = {}): Result {
  return { result, errno: null, out };
}
