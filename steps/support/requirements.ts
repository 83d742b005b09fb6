import { SERVICE_FLAGS } from '../../providers/contract/constants/constants';
import type { RunUnderTest } from './run-under-test';
import { Inconclusive, NotApplicable } from './verdicts';

/**
 * What a scenario may require of a provider (`@requires:name`). Each throws,
 * with the reason, where the provider does not have it.
 */
const REQUIREMENTS: { readonly [name: string]: (run: RunUnderTest) => void } = {
  'non-ifs': (run) => {
    if (run.session.provider.ics.entries.every(isIfs)) {
      throw new NotApplicable('every entry of the provider has XP1_IFS_HANDLES');
    }
  },
  ifs: (run) => {
    if (!run.session.provider.ics.entries.some(isIfs)) {
      throw new NotApplicable('no entry of the provider has XP1_IFS_HANDLES');
    }
  },
  'seen-upcalls': (run) => {
    if (!run.session.provider.opened.observes.upcalls) {
      throw new Inconclusive('the adapter does not show upcalls');
    }
  },
  'seen-lpProtocolInfo': (run) => {
    if (!run.session.provider.opened.observes.lpProtocolInfo) {
      throw new Inconclusive('the adapter does not show the structure behind lpProtocolInfo after a call');
    }
  },
};

/** The names that `@requires:` may carry. */
export const REQUIREMENT_NAMES: readonly string[] = Object.keys(REQUIREMENTS);

/**
 * The check behind a `@requires:` tag.
 * @throws Error where there is none of that name
 */
export function requirement(name: string): (run: RunUnderTest) => void {
  const check = REQUIREMENTS[name];
  if (check === undefined) throw new Error(`no requirement is called ${name}`);
  return check;
}

function isIfs({ dwServiceFlags1 }: { readonly dwServiceFlags1: number }): boolean {
  return (dwServiceFlags1 & SERVICE_FLAGS.XP1_IFS_HANDLES) !== 0;
}
