import type { TestSession } from '../../providers/ws2_32/test-session';
import type { Preparation } from '../probes/prepare';

/** What all scenarios of a run share: the session with the provider and what the probes found. */
export interface RunUnderTest {
  readonly session: TestSession;
  readonly preparation: Preparation;
}

let current: RunUnderTest | undefined;

/**
 * Says which provider the steps drive from now on. Cucumber clones what it
 * hands to a World, so the session takes this way instead.
 */
export function setRunUnderTest(run: RunUnderTest): void {
  current = run;
}

/** @throws Error where no provider has been prepared */
export function runUnderTest(): RunUnderTest {
  if (current === undefined) throw new Error('no provider has been prepared for the steps');
  return current;
}
