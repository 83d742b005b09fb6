import { PROVIDER_FLAGS, SERVICE_FLAGS, SOCKET_TYPES } from '../../contract/constants/constants';
import type { ProtocolInfo } from '../../contract/structures/protocol-info';
import type { ReferenceShape } from '../shape/reference-shape';
import { has } from './characteristics';
import {
  DATAGRAM_ENTRY,
  MINIMAL_ENTRY,
  PACKET_ENTRY,
  RAW_ENTRY,
  SESSION_ENTRY,
  STREAM_ENTRY,
} from './entries';

const CATALOGS: Readonly<Record<ReferenceShape['catalog'], readonly ProtocolInfo[]>> = {
  full: [STREAM_ENTRY, DATAGRAM_ENTRY, RAW_ENTRY, PACKET_ENTRY, SESSION_ENTRY],
  one: [STREAM_ENTRY],
  minimal: [MINIMAL_ENTRY],
};

const MULTIPOINT_FLAGS =
  SERVICE_FLAGS.XP1_SUPPORT_MULTIPOINT |
  SERVICE_FLAGS.XP1_MULTIPOINT_CONTROL_PLANE |
  SERVICE_FLAGS.XP1_MULTIPOINT_DATA_PLANE;

/** The catalog entries of a provider of this shape, in the order in which they are tried. */
export function entriesOf(shape: ReferenceShape): readonly ProtocolInfo[] {
  const kept = CATALOGS[shape.catalog].filter((entry) => isOffered(shape, entry));
  const several = kept.length > 1 ? PROVIDER_FLAGS.PFL_MULTIPLE_PROTO_ENTRIES : 0;
  return kept.map((entry) => {
    const service = shape.multipoint ? entry.dwServiceFlags1 : entry.dwServiceFlags1 & ~MULTIPOINT_FLAGS;
    return {
      ...entry,
      dwProviderFlags: entry.dwProviderFlags | several,
      dwServiceFlags1: shape.ifs ? service | SERVICE_FLAGS.XP1_IFS_HANDLES : service,
    };
  });
}

function isOffered(shape: ReferenceShape, entry: ProtocolInfo): boolean {
  if (entry.iSocketType === SOCKET_TYPES.SOCK_RAW) return shape.raw;
  return shape.datagrams || !has(entry, 'XP1_CONNECTIONLESS');
}
