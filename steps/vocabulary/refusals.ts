import type { Hex } from '../../providers/contract/json';
import type { SocketArguments } from '../questions/open-socket';
import { descriptorOf, isRefused, openSocket, socketArguments } from '../questions/open-socket';
import type { Subject } from '../support/subject';
import type { ConformanceWorld } from '../support/world';
import type { ParticularOf } from './particulars';
import {
  FAILING_UPCALL,
  FORBIDDEN_FLAGS,
  UNKNOWN_GROUP,
  UNSUPPORTED_FAMILY,
  UNSUPPORTED_PROTOCOL,
  UNSUPPORTED_TYPE,
} from './particulars';

/** Ways to have a call refused; which of them a provider refuses is its own affair. */
const REFUSALS: readonly ParticularOf[] = [
  FORBIDDEN_FLAGS,
  UNSUPPORTED_FAMILY,
  FAILING_UPCALL,
  UNSUPPORTED_TYPE,
  UNSUPPORTED_PROTOCOL,
];

/**
 * Makes a call in each way that a provider may refuse; where they ask for no group, also one for a group that is none.
 * @param more what the calls ask for besides
 * @param howOften how many of the ways have to have led to a refusal before no further one is tried
 * @returns how many were refused, and the sockets that the others opened
 */
export async function makeRefusals(
  world: ConformanceWorld,
  subject: Subject,
  more: Partial<SocketArguments>,
  howOften = Infinity,
): Promise<{ readonly refused: number; readonly opened: readonly Hex[] }> {
  const { ics, ixit } = world.run.session.provider;
  const opened: Hex[] = [];
  let refused = 0;
  for (const refusal of more.g === undefined ? [...REFUSALS, UNKNOWN_GROUP] : REFUSALS) {
    const { changes, reactions } = refusal(subject, ics, ixit);
    world.provider.script(reactions);
    const asked = socketArguments(subject.entry, { ...more, ...changes });
    const call = await openSocket(world.provider, { ...asked, dwFlags: asked.dwFlags | subject.dwFlags });
    world.provider.script([]);
    if (isRefused(call)) refused += 1;
    else opened.push(descriptorOf(call));
    if (refused === howOften) break;
  }
  return { refused, opened };
}
