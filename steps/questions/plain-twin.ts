import { FROM_PROTOCOL_INFO } from '../../providers/contract/constants/constants';
import type { Subject } from '../support/subject';
import { Inconclusive } from '../support/verdicts';
import type { ConformanceWorld } from '../support/world';
import { attemptOf } from './attempt-of';
import { codeName, isRefused, openSocket, protocolOf, type SocketArguments } from './open-socket';

/** Whether a call leaves something to the entry that it could have said itself: a protocol of zero it could not. */
export function leavesToTheEntry(subject: Subject): boolean {
  const { af, type, protocol } = attemptOf(subject).arguments;
  const isOpen = [af, type].includes(0) || [af, type, protocol].includes(FROM_PROTOCOL_INFO);
  const twin = explicitTwin(subject);
  return isOpen && (af !== twin.af || type !== twin.type || protocol !== twin.protocol);
}

/** The same call with the entry's own values. */
export function explicitTwin(subject: Subject): SocketArguments {
  const { entry } = subject;
  return {
    ...attemptOf(subject).arguments,
    af: entry.iAddressFamily,
    type: entry.iSocketType,
    protocol: protocolOf(entry),
  };
}

/**
 * What a call for membership in a group came to is no matter of groups where the provider does not take its wild
 * cards or FROM_PROTOCOL_INFO without a group either.
 * @throws Inconclusive where that is so
 */
export async function expectPlainTwin(world: ConformanceWorld, subject: Subject): Promise<void> {
  const { arguments: given } = attemptOf(subject);
  if (given.g === 0 || !leavesToTheEntry(subject)) return;
  const twin = await openSocket(world.provider, { ...given, g: 0 });
  if (!isRefused(twin)) return;
  throw new Inconclusive(
    `such a call is refused without a group too, with ${codeName(twin.returned.errno)} (see ARG-4 and ARG-5)`,
  );
}
