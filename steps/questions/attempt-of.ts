import { SOCKET_FLAGS } from '../../providers/contract/constants/constants';
import type { Attempt, Subject } from '../support/subject';
import { NotApplicable } from '../support/verdicts';
import { allowedPairs } from '../vocabulary/roles';

/**
 * The call that the scenario's When made for a subject.
 * @throws Error where there was none: the scenario is badly written
 */
export function attemptOf({ attempt }: Subject): Attempt {
  if (attempt === undefined) throw new Error('no When has made a call yet');
  return attempt;
}

const {
  WSA_FLAG_MULTIPOINT_C_ROOT,
  WSA_FLAG_MULTIPOINT_C_LEAF,
  WSA_FLAG_MULTIPOINT_D_ROOT,
  WSA_FLAG_MULTIPOINT_D_LEAF,
} = SOCKET_FLAGS;
const ALL_ROLES =
  WSA_FLAG_MULTIPOINT_C_ROOT |
  WSA_FLAG_MULTIPOINT_C_LEAF |
  WSA_FLAG_MULTIPOINT_D_ROOT |
  WSA_FLAG_MULTIPOINT_D_LEAF;

/**
 * A call for roles says something about the socket only where the entry allows them; whether others are refused is
 * judged by MPT-1 to MPT-5.
 * @throws NotApplicable where it does not
 */
export function expectAllowedRoles(subject: Subject): void {
  const roles = attemptOf(subject).arguments.dwFlags & ALL_ROLES;
  if (roles !== 0 && !allowedPairs(subject.entry).includes(roles)) {
    throw new NotApplicable('the entry does not allow these roles');
  }
}

/** Whether that call asked for roles in a multipoint session, which a provider may refuse to combine. */
export function asksForRoles(subject: Subject): boolean {
  return (attemptOf(subject).arguments.dwFlags & ALL_ROLES) !== 0;
}
