import { Inconclusive, NotApplicable } from './verdicts';
import type { RunUnderTest } from './run-under-test';

/**
 * Holds a scenario about two processes to what the IXIT says of them.
 * @throws NotApplicable where the supplier says that there is one process only: then there is no other to speak of
 * @throws Inconclusive where nothing is said: silence must not rule out what the page demands
 */
export function needSecondProcess({ session }: RunUnderTest): void {
  switch (session.provider.ixit.processes) {
    case 'spawn':
      return;
    case 'one':
      throw new NotApplicable('the supplier says that there is only one process of the provider');
    case undefined:
      throw new Inconclusive(
        'the IXIT does not say whether there can be a second process of the provider (processes: spawn, or one)',
      );
  }
}
