import type { Hex } from '../../providers/contract/json';
import type { ProviderProcess } from '../../providers/ws2_32/provider-process';
import type { Subject } from '../support/subject';
import { Inconclusive } from '../support/verdicts';
import { attemptOf } from './attempt-of';
import { codeName, descriptorOf, isRefused } from './open-socket';

/**
 * The further descriptor that a When has opened, and its process.
 * @throws Inconclusive where it was refused
 */
export function furtherOf(subject: Subject): { readonly process: ProviderProcess; readonly s: Hex } {
  const { call } = attemptOf(subject);
  if (subject.furtherProcess === undefined) throw new Error('no When has opened a further descriptor');
  if (isRefused(call))
    throw new Inconclusive(`the further descriptor was refused with ${codeName(call.returned.errno)}`);
  return { process: subject.furtherProcess, s: descriptorOf(call) };
}
