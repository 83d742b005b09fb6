import type { Hex } from '../../providers/contract/json';
import type { ProviderProcess } from '../../providers/ws2_32/provider-process';
import type { Subject } from '../support/subject';
import { Inconclusive } from '../support/verdicts';
import type { ConformanceWorld } from '../support/world';
import type { Which } from '../vocabulary/places';
import { attemptOf } from './attempt-of';
import { codeName, descriptorOf, isRefused } from './open-socket';
import { pairOf } from './pair-of';

/** A descriptor, and the process that it is in. */
export interface OwnedDescriptor {
  readonly process: ProviderProcess;
  readonly s: Hex;
}

/** The first or the further descriptor of a shared socket. */
export function descriptorOfShared(world: ConformanceWorld, subject: Subject, which: Which): OwnedDescriptor {
  const further = furtherOf(subject);
  return which === 'further' ? further : { process: world.provider, s: pairOf(subject).client };
}

/**
 * The further descriptor that a When has opened, and its process.
 * @throws Inconclusive where it was refused
 */
export function furtherOf(subject: Subject): OwnedDescriptor {
  const { call } = attemptOf(subject);
  if (subject.furtherProcess === undefined) throw new Error('no When has opened a further descriptor');
  if (isRefused(call))
    throw new Inconclusive(`the further descriptor was refused with ${codeName(call.returned.errno)}`);
  return { process: subject.furtherProcess, s: descriptorOf(call) };
}
