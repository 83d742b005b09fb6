import { SOCKET_FLAGS, type ErrorName } from '../../contract/constants/constants';
import type { ProtocolInfo } from '../../contract/structures/protocol-info';
import { has } from '../catalog/characteristics';
import type { Role } from '../socket/link';

const {
  WSA_FLAG_MULTIPOINT_C_ROOT: C_ROOT,
  WSA_FLAG_MULTIPOINT_C_LEAF: C_LEAF,
  WSA_FLAG_MULTIPOINT_D_ROOT: D_ROOT,
  WSA_FLAG_MULTIPOINT_D_LEAF: D_LEAF,
} = SOCKET_FLAGS;
const ANY = C_ROOT | C_LEAF | D_ROOT | D_LEAF;

/** Refuses flags that the entry's service flags do not allow, and all but one C and one D flag. */
export function refusalOfMultipointFlags(entry: ProtocolInfo, dwFlags: number): ErrorName | null {
  const flags = dwFlags & ANY;
  if (flags === 0) return null;
  if (!has(entry, 'XP1_SUPPORT_MULTIPOINT')) return 'WSAEINVAL';
  if ((flags & C_ROOT) !== 0 && !has(entry, 'XP1_MULTIPOINT_CONTROL_PLANE')) return 'WSAEINVAL';
  if ((flags & D_ROOT) !== 0 && !has(entry, 'XP1_MULTIPOINT_DATA_PLANE')) return 'WSAEINVAL';
  return roleOf(flags) === null ? 'WSAEINVAL' : null;
}

/** The role that exactly one C and one D flag name; null for any other flags. */
export function roleOf(dwFlags: number): Role | null {
  switch (dwFlags & ANY) {
    case C_ROOT | D_ROOT:
      return { control: 'root', data: 'root' };
    case C_ROOT | D_LEAF:
      return { control: 'root', data: 'leaf' };
    case C_LEAF | D_ROOT:
      return { control: 'leaf', data: 'root' };
    case C_LEAF | D_LEAF:
      return { control: 'leaf', data: 'leaf' };
    default:
      return null;
  }
}
