import { INVALID_SOCKET } from '../../providers/contract/constants/constants';
import type { ReturnedCall } from '../../providers/ws2_32/provider-process';
import type { TestSession } from '../../providers/ws2_32/test-session';

/** The codes that WSPSocket gave while nothing was brought about and no upcall failed, and where first. */
const given = new WeakMap<TestSession, Map<number, string>>();

/** Notes the code of a refused call of WSPSocket, made while nothing was wrong around the provider. */
export function noteCode(session: TestSession, { returned, call }: ReturnedCall, scenario: string): void {
  if (call.function !== 'WSPSocket' || returned.result !== INVALID_SOCKET || returned.errno === null) return;
  const codes = given.get(session) ?? new Map<number, string>();
  if (!codes.has(returned.errno)) codes.set(returned.errno, scenario);
  given.set(session, codes);
}

/** In which scenario the code was given without a cause that the tester knows of; undefined where in none. */
export function whereGiven(session: TestSession, errno: number): string | undefined {
  return given.get(session)?.get(errno);
}
