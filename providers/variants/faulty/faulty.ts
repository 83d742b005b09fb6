import type { FaultyVariant } from '../variant';
import { ARGUMENT_CODES } from './argument-codes';
import { BLOCKING_HOOK } from './blocking-hook';
import { CATALOG_ID } from './catalog-id';
import { CHARACTERISTICS } from './characteristics';
import { CLOSING } from './closing';
import { COMBINED_CALLS } from './combined-calls';
import { COMPLETIONS } from './completions';
import { CONNECTIONS } from './connections';
import { CONSTRAINED_CONNECT } from './constrained-connect';
import { CREATE_SOCKET_HANDLE } from './create-socket-handle';
import { DATAGRAM_PATHS } from './datagram-paths';
import { DATAGRAMS } from './datagrams';
import { FAILING_UPCALL } from './failing-upcall';
import { FROM_INFO } from './from-protocol-info';
import { GROUP_IDS } from './group-ids';
import { GROUP_LIFETIME } from './group-lifetime';
import { GROUP_MEMBERS } from './group-members';
import { GROUPS } from './groups';
import { HEEDING } from './heeding';
import { LAYERS } from './layers';
import { MODIFY_IFS_HANDLE } from './modify-ifs-handle';
import { MULTIPOINT_FLAGS } from './multipoint-flags';
import { MULTIPOINT_ROLES } from './multipoint-roles';
import { MULTIPOINT_SESSIONS } from './multipoint-sessions';
import { NEW_DESCRIPTOR } from './new-descriptor';
import { OVERLAPPED_ATTRIBUTE } from './overlapped-attribute';
import { OVERLAPPED_DATA } from './overlapped-data';
import { OVERLAPPED_PATHS } from './overlapped-paths';
import { OVERLAPPED_REQUESTS } from './overlapped-requests';
import { PROTOCOL_INFO_WRITTEN } from './protocol-info-written';
import { REFUSED_CALLS } from './refused-calls';
import { RETURN_VALUES } from './return-values';
import { SHARED_STATE } from './shared-state';
import { SHARED_SOCKETS } from './shared-sockets';
import { STATES } from './states';
import { TRANSFERS_OF_DATA } from './transfers';
import { UNCONNECTED } from './unconnected';
import { SYNCHRONOUS_USE } from './synchronous-use';
import { ZERO } from './zero';

/** All faulty variants by the part of the page that they go against, in its order. */
export const FAULTY = {
  'the new socket': [
    ...NEW_DESCRIPTOR,
    ...CLOSING,
    ...CHARACTERISTICS,
    ...PROTOCOL_INFO_WRITTEN,
    ...REFUSED_CALLS,
  ],
  descriptors: [...CREATE_SOCKET_HANDLE, ...MODIFY_IFS_HANDLE, ...CATALOG_ID, ...FAILING_UPCALL],
  'family, type and protocol': [...HEEDING, ...ZERO, ...FROM_INFO],
  'socket groups': [...GROUPS, ...GROUP_IDS, ...GROUP_LIFETIME, ...GROUP_MEMBERS, ...CONSTRAINED_CONNECT],
  'overlapped operations': [
    ...OVERLAPPED_ATTRIBUTE,
    ...OVERLAPPED_PATHS,
    ...OVERLAPPED_REQUESTS,
    ...COMPLETIONS,
    ...OVERLAPPED_DATA,
    ...SYNCHRONOUS_USE,
  ],
  'multipoint sockets': [...MULTIPOINT_FLAGS, ...MULTIPOINT_ROLES, ...MULTIPOINT_SESSIONS],
  'connections and data': [
    ...CONNECTIONS,
    ...TRANSFERS_OF_DATA,
    ...UNCONNECTED,
    ...DATAGRAMS,
    ...DATAGRAM_PATHS,
  ],
  'shared sockets': [...SHARED_SOCKETS, ...SHARED_STATE],
  'layered providers': LAYERS,
  'return values and error codes': [...RETURN_VALUES, ...ARGUMENT_CODES, ...STATES, ...BLOCKING_HOOK],
  'calls that combine these, or come after others': COMBINED_CALLS,
} as const satisfies { readonly [topic: string]: readonly FaultyVariant[] };
