import { SOCKET_FLAGS, type ErrorName } from '../../contract/constants/constants';
import type { ConditionName } from '../../contract/statement/statement';
import { sameAddress } from '../catalog/address';
import { has } from '../catalog/characteristics';
import { acquireDescriptor, releaseDescriptor } from './acquire-descriptor';
import { chooseEntry } from './choose-entry';
import { allocateGroupId, chooseGroup, refusalOfGroupConnect } from './group-rules';
import { refusalOfMultipointFlags } from './multipoint-flags';
import type { ReferenceBehaviour, Unsupported } from './reference-behaviour';

const CODES_FOR_UNSUPPORTED: Readonly<Record<Unsupported, ErrorName>> = {
  family: 'WSAEAFNOSUPPORT',
  type: 'WSAESOCKTNOSUPPORT',
  protocol: 'WSAEPROTONOSUPPORT',
  combination: 'WSAEPROTOTYPE',
};

/** A broken connection does not hinder new sockets. */
const CODES_WHILE_INDUCED: Readonly<Record<ConditionName, ErrorName | null>> = {
  'network-down': 'WSAENETDOWN',
  'no-descriptors': 'WSAEMFILE',
  'no-buffers': 'WSAENOBUFS',
  'broken-connection': null,
};

/** The decisions as the page asks for them. */
export const CONFORMING_BEHAVIOUR: ReferenceBehaviour = {
  refusalInsideHook: () => 'WSAEINPROGRESS',
  refusalWhileInduced: (condition) => CODES_WHILE_INDUCED[condition],
  refusalAtLimit: (open, limit) => (limit !== null && open >= limit ? 'WSAEMFILE' : null),

  codeForUnsupported: (what) => CODES_FOR_UNSUPPORTED[what],
  chooseEntry,

  hasOverlappedAttribute: (dwFlags) => (dwFlags & SOCKET_FLAGS.WSA_FLAG_OVERLAPPED) !== 0,
  refusalOfMultipointFlags,

  chooseGroup,
  allocateGroupId,
  outlivesItsMembers: () => false,
  refusalOfGroupConnect,

  acquireDescriptor,
  releaseDescriptor,

  staysWhileOffered: () => false,
  refusalOfShared: () => null,
  attributesOfShared: (shared) => shared.attributes,

  refusalBeforeConnect: () => 'WSAENOTCONN',
  heedsOverlapped: (endpoint) => endpoint.attributes.overlapped,
  transmit: (_sender, data) => [data],
  hearsFrom: ({ link }, from) => link.kind !== 'default-peer' || sameAddress(link.address, from),
  codeOfBrokenConnection: () => 'WSAETIMEDOUT',

  reachesMember: (entry, sender, receiver) =>
    !has(entry, 'XP1_MULTIPOINT_DATA_PLANE') || sender.data !== receiver.data,
  joinGivesNewDescriptor: ({ control }) => control === 'root',
};
