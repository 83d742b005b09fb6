import {
  FAMILIES,
  PROTOCOLS,
  PROVIDER_FLAGS,
  SERVICE_FLAGS,
  SOCKET_TYPES,
} from '../../contract/constants/constants';
import type { ProtocolInfo } from '../../contract/structures/protocol-info';
import { layoutOf, STRANGE_FAMILY } from './address-layout';

const PROVIDER_ID = '{5d1c7c5e-3a0b-4d0e-9a51-7f2f6c0b77aa}';
const WINSOCK_VERSION = 2;
const LAST_RAW_PROTOCOL = 255;
const LARGEST_UDP_DATAGRAM = 65_507;
const LARGEST_PACKET = 8_192;
const LARGEST_CELL_FRAME = 9_180;

const X = SERVICE_FLAGS;
const RELIABLE = X.XP1_GUARANTEED_DELIVERY | X.XP1_GUARANTEED_ORDER;

type Own = Pick<
  ProtocolInfo,
  | 'szProtocol'
  | 'dwCatalogEntryId'
  | 'iAddressFamily'
  | 'iSocketType'
  | 'iProtocol'
  | 'dwServiceFlags1'
  | 'dwMessageSize'
> &
  Partial<Pick<ProtocolInfo, 'iProtocolMaxOffset' | 'dwProviderFlags'>>;

function entry(own: Own): ProtocolInfo {
  const size = layoutOf(own.iAddressFamily)?.length ?? 0;
  return {
    dwServiceFlags2: 0,
    dwServiceFlags3: 0,
    dwServiceFlags4: 0,
    dwProviderFlags: 0,
    ProviderId: PROVIDER_ID,
    ProtocolChain: { ChainLen: 1, ChainEntries: [0, 0, 0, 0, 0, 0, 0] },
    iVersion: WINSOCK_VERSION,
    iMaxSockAddr: size,
    iMinSockAddr: size,
    iProtocolMaxOffset: 0,
    iNetworkByteOrder: 0,
    iSecurityScheme: 0,
    dwProviderReserved: 0,
    ...own,
  };
}

/** A byte stream of AF_INET. */
export const STREAM_ENTRY = entry({
  szProtocol: 'Reference stream [TCP/IP]',
  dwCatalogEntryId: 2001,
  iAddressFamily: FAMILIES.AF_INET,
  iSocketType: SOCKET_TYPES.SOCK_STREAM,
  iProtocol: PROTOCOLS.IPPROTO_TCP,
  dwServiceFlags1: RELIABLE | X.XP1_GRACEFUL_CLOSE,
  dwMessageSize: 0,
  dwProviderFlags: PROVIDER_FLAGS.PFL_MATCHES_PROTOCOL_ZERO,
});

/** Datagrams of AF_INET, with multipoint sessions in which nobody is a root. */
export const DATAGRAM_ENTRY = entry({
  szProtocol: 'Reference datagrams [UDP/IP]',
  dwCatalogEntryId: 2002,
  iAddressFamily: FAMILIES.AF_INET,
  iSocketType: SOCKET_TYPES.SOCK_DGRAM,
  iProtocol: PROTOCOLS.IPPROTO_UDP,
  dwServiceFlags1: X.XP1_CONNECTIONLESS | X.XP1_MESSAGE_ORIENTED | X.XP1_SUPPORT_MULTIPOINT,
  dwMessageSize: LARGEST_UDP_DATAGRAM,
  dwProviderFlags: PROVIDER_FLAGS.PFL_MATCHES_PROTOCOL_ZERO,
});

/** Raw sockets of AF_INET, for every protocol number. */
export const RAW_ENTRY = entry({
  szProtocol: 'Reference raw [RAW/IP]',
  dwCatalogEntryId: 2003,
  iAddressFamily: FAMILIES.AF_INET,
  iSocketType: SOCKET_TYPES.SOCK_RAW,
  iProtocol: PROTOCOLS.IPPROTO_IP,
  iProtocolMaxOffset: LAST_RAW_PROTOCOL,
  dwServiceFlags1: X.XP1_CONNECTIONLESS | X.XP1_MESSAGE_ORIENTED,
  dwMessageSize: LARGEST_UDP_DATAGRAM,
});

/** Packets over a connection, in a family of the provider's own: its type is in no other family. */
export const PACKET_ENTRY = entry({
  szProtocol: 'Reference packets over a connection',
  dwCatalogEntryId: 2004,
  iAddressFamily: STRANGE_FAMILY,
  iSocketType: SOCKET_TYPES.SOCK_SEQPACKET,
  iProtocol: 5,
  dwServiceFlags1: RELIABLE | X.XP1_GRACEFUL_CLOSE | X.XP1_MESSAGE_ORIENTED,
  dwMessageSize: LARGEST_PACKET,
});

/** Delivered messages of AF_ATM, with multipoint sessions that have a root in both planes. */
export const SESSION_ENTRY = entry({
  szProtocol: 'Reference sessions with a root',
  dwCatalogEntryId: 2005,
  iAddressFamily: FAMILIES.AF_ATM,
  iSocketType: SOCKET_TYPES.SOCK_RDM,
  iProtocol: 9,
  dwServiceFlags1:
    X.XP1_CONNECTIONLESS |
    X.XP1_GUARANTEED_DELIVERY |
    X.XP1_MESSAGE_ORIENTED |
    X.XP1_SUPPORT_MULTIPOINT |
    X.XP1_MULTIPOINT_CONTROL_PLANE |
    X.XP1_MULTIPOINT_DATA_PLANE,
  dwMessageSize: LARGEST_CELL_FRAME,
});

/** The one protocol of the minimal provider. */
export const MINIMAL_ENTRY = entry({
  szProtocol: 'Reference strange stream',
  dwCatalogEntryId: 2010,
  iAddressFamily: STRANGE_FAMILY,
  iSocketType: SOCKET_TYPES.SOCK_STREAM,
  iProtocol: 1,
  dwServiceFlags1: RELIABLE | X.XP1_GRACEFUL_CLOSE,
  dwMessageSize: 0,
});
