import { SOCKET_FLAGS } from '../../contract/constants/constants';
import {
  hasRootedControlPlane,
  hasRootedDataPlane,
  supportsMultipoint,
} from '../../contract/structures/entry-traits';
import type { ProtocolInfo } from '../../contract/structures/protocol-info';

const {
  WSA_FLAG_MULTIPOINT_C_ROOT: C_ROOT,
  WSA_FLAG_MULTIPOINT_C_LEAF: C_LEAF,
  WSA_FLAG_MULTIPOINT_D_ROOT: D_ROOT,
  WSA_FLAG_MULTIPOINT_D_LEAF: D_LEAF,
} = SOCKET_FLAGS;

/** Whether a provider that the tester plays refuses the multipoint flags of a call, as the page has it. */
export function refusesMultipoint(entry: ProtocolInfo, dwFlags: number): boolean {
  const given = [C_ROOT, C_LEAF, D_ROOT, D_LEAF].filter((flag) => (dwFlags & flag) !== 0);
  if (given.length === 0) return false;
  const inControl = given.filter((flag) => flag === C_ROOT || flag === C_LEAF);
  return (
    !supportsMultipoint(entry) ||
    given.length !== 2 ||
    inControl.length !== 1 ||
    (given.includes(C_ROOT) && !hasRootedControlPlane(entry)) ||
    (given.includes(D_ROOT) && !hasRootedDataPlane(entry))
  );
}
