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

/** Ways to have a call refused for its arguments; which of them a provider refuses is its own affair. */
export const BY_ARGUMENTS: readonly ParticularOf[] = [
  FORBIDDEN_FLAGS,
  UNSUPPORTED_FAMILY,
  UNSUPPORTED_TYPE,
  UNSUPPORTED_PROTOCOL,
  UNKNOWN_GROUP,
];

/** Ways to have any call refused, also one that asks for a group; those by which little is asked of a provider stand first. */
export const BY_ANYTHING: readonly ParticularOf[] = [
  FORBIDDEN_FLAGS,
  UNSUPPORTED_FAMILY,
  FAILING_UPCALL,
  UNSUPPORTED_TYPE,
  UNSUPPORTED_PROTOCOL,
];

interface HowRefused {
  /** What the calls ask for besides. */
  readonly more?: Partial<SocketArguments>;
  /** Flags that stand beside those by which a call is to be refused. */
  readonly alsoFlags?: number;
  /** How many of the ways have to have led to a refusal before no further one is tried. */
  readonly howOften?: number;
}

/**
 * Makes a call in each of some ways that a provider may refuse.
 * @returns how many were refused, and the sockets that the others opened
 */
export async function makeRefusals(
  world: ConformanceWorld,
  subject: Subject,
  ways: readonly ParticularOf[],
  { more = {}, alsoFlags = 0, howOften = ways.length }: HowRefused = {},
): Promise<{ readonly refused: number; readonly opened: readonly Hex[] }> {
  const { ics, ixit } = world.run.session.provider;
  const opened: Hex[] = [];
  let refused = 0;
  for (const refusal of ways) {
    const { changes, reactions } = refusal(subject, ics, ixit);
    world.provider.script(reactions);
    const asked = socketArguments(subject.entry, { ...more, ...changes });
    const dwFlags = asked.dwFlags | subject.dwFlags | alsoFlags;
    const call = await openSocket(world.provider, { ...asked, dwFlags });
    world.provider.script([]);
    if (isRefused(call)) refused += 1;
    else opened.push(descriptorOf(call));
    if (refused === howOften) break;
  }
  return { refused, opened };
}
