import { SERVICE_FLAGS } from '../../providers/contract/constants/constants';
import type { ProtocolInfo } from '../../providers/contract/structures/protocol-info';
import type { RunUnderTest } from '../support/run-under-test';
import { Inconclusive, NotApplicable } from '../support/verdicts';
import { definePhrases } from './phrases';

/** Which catalog entries a scenario is done for. */
export type EntryChoice = (run: RunUnderTest) => readonly ProtocolInfo[];

function thatOpens(kind: string, fits: (entry: ProtocolInfo) => boolean): EntryChoice {
  return (run) => {
    const fitting = run.session.provider.ics.entries.filter(fits);
    if (fitting.length === 0) throw new NotApplicable(`the provider has no ${kind}`);
    const opening = run.preparation.usable.filter(fits);
    if (opening.length === 0) throw new Inconclusive(`no ${kind} of the provider can be opened (see SOCK-1)`);
    return opening;
  };
}

const isIfs = ({ dwServiceFlags1 }: ProtocolInfo): boolean =>
  (dwServiceFlags1 & SERVICE_FLAGS.XP1_IFS_HANDLES) !== 0;

definePhrases<EntryChoice>('entries', {
  'every entry of the provider': (run) => run.session.provider.ics.entries,
  'every entry that opens': thatOpens('entry', () => true),
  'every IFS entry that opens': thatOpens('IFS entry', isIfs),
  'every non-IFS entry that opens': thatOpens('non-IFS entry', (entry) => !isIfs(entry)),
});
