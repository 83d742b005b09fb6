import {
  SG_CONSTRAINED_GROUP,
  SG_UNCONSTRAINED_GROUP,
  type ErrorName,
} from '../../contract/constants/constants';
import { refuse, type Refusal } from '../answer';
import type { Address } from '../catalog/address';
import { isConnectionOriented } from '../catalog/characteristics';
import type { Group } from '../network/groups';
import type { GroupChoice, GroupQuestion } from './reference-behaviour';

/** Above 0, 1 and 2, which mean something else. */
const FIRST_GROUP_ID = 16;

/** Reads g: none, a new group, or one that has members; a constrained group takes connection-oriented sockets only. */
export function chooseGroup({ g, entry, groups }: GroupQuestion): GroupChoice | Refusal {
  if (g === 0) return { kind: 'none' };
  if (groups === null) return refuse('WSAEINVAL');
  if (g === SG_UNCONSTRAINED_GROUP) return { kind: 'create', groupKind: 'unconstrained' };
  const group = groups.find(g);
  const constrained = g === SG_CONSTRAINED_GROUP || group?.kind === 'constrained';
  if (constrained && !isConnectionOriented(entry)) return refuse('WSAEINVAL');
  if (g === SG_CONSTRAINED_GROUP) return { kind: 'create', groupKind: 'constrained' };
  return group === undefined ? refuse('WSAEINVAL') : { kind: 'join', group };
}

/** Counts up, so that an ID is not soon used again. */
export function allocateGroupId(lastId: number): number {
  return Math.max(FIRST_GROUP_ID, lastId + 1);
}

/** The connections of a constrained group go to the same host address; the port may differ. */
export function refusalOfGroupConnect(group: Group, address: Address): ErrorName | null {
  if (group.kind === 'unconstrained' || group.address === null) return null;
  const fixed = group.address;
  return fixed.family === address.family && fixed.host === address.host ? null : 'WSAEINVAL';
}
