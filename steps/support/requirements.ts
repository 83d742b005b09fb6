import { isIfs, supportsMultipoint } from '../../providers/contract/structures/entry-traits';
import type { RunUnderTest } from './run-under-test';
import { needSecondProcess } from './second-process';
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
  'seen-completions': (run) => {
    const { ics, opened } = run.session.provider;
    const { completions } = opened.observes;
    if (completions === false) throw new Inconclusive('the adapter does not show completions');
    if (completions === 'ifs' && !ics.entries.every(isIfs)) {
      throw new Inconclusive(
        'only the completions of file handles are seen, and not every entry has XP1_IFS_HANDLES: a DLL that imports neither WPUCompleteOverlappedRequest nor GetProcAddress completes other requests unseen',
      );
    }
  },
  groups: (run) => {
    if (!run.preparation.abilities.groups) {
      throw new NotApplicable('the provider neither declares socket groups nor shows them');
    }
  },
  'no-groups': (run) => {
    if (run.preparation.abilities.groups) throw new NotApplicable('the provider has socket groups');
  },
  threads: (run) => {
    if (run.session.provider.opened.threads === 'one') {
      throw new Inconclusive('the adapter allows no second call while one is under way');
    }
  },
  // where the rule is not about threads, a second one is asked for only if the adapter takes two calls at once
  'second-thread': (run) => {
    if (run.session.provider.opened.threads === 'one') {
      throw new NotApplicable('the adapter allows no second call while one is under way');
    }
  },
  layered: (run) => {
    if (run.session.catalog.chains.length === 0) {
      throw new NotApplicable('no entry of the provider is a layer or a chain');
    }
  },
  'seen-next-layer': (run) => {
    if (!run.session.provider.opened.observes.nextLayer) {
      throw new Inconclusive('the adapter does not show the calls of a layer to its next layer');
    }
  },
  // where the rule is not about layers, it is asked for in other chains only where the tester plays the other layers
  'played-layers': (run) => {
    if (!run.session.provider.opened.observes.nextLayer) {
      throw new NotApplicable('the tester does not play the next layers of this adapter');
    }
  },
  'shared-sockets': (run) => {
    if (!run.preparation.abilities.sharedSockets) {
      throw new NotApplicable('the provider neither declares shared sockets nor shows them');
    }
  },
  // where the rule is not about processes, a second one is asked for only if there can be one
  'second-process': (run) => {
    if (run.session.provider.ixit.processes !== 'spawn') {
      throw new NotApplicable('the IXIT does not say that there can be a second process of the provider');
    }
  },
  processes: needSecondProcess,
  'waiting-ioctl': (run) => {
    if (run.session.provider.ixit.waitingIoctl === undefined) {
      throw new NotApplicable('the IXIT names no WSPIoctl code that waits');
    }
  },
  'multipoint-session': (run) => {
    const { ics, ixit } = run.session.provider;
    if (!ics.entries.some(supportsMultipoint)) throw new NotApplicable('no entry has XP1_SUPPORT_MULTIPOINT');
    if (ixit.multipoint.length === 0) throw new Inconclusive('the IXIT names no multipoint session');
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
