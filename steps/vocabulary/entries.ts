import {
  hasRootedControlPlane,
  hasRootedDataPlane,
  isConnectionless,
  isConnectionOriented,
  isIfs,
  isRaw,
  isReliable,
  keepsBoundaries,
  keepsOrder,
  supportsMultipoint,
} from '../../providers/contract/structures/entry-traits';
import type { ProtocolInfo } from '../../providers/contract/structures/protocol-info';
import { isDatagram } from '../questions/endpoints';
import type { RunUnderTest } from '../support/run-under-test';
import { Inconclusive, NotApplicable } from '../support/verdicts';
import { CHAIN_ENTRIES } from './chain-entries';
import { definePhrases } from './phrases';

/** Which catalog entries a scenario is done for. */
export type EntryChoice = (run: RunUnderTest) => readonly ProtocolInfo[];

function thatOpens(kind: string, fits: (entry: ProtocolInfo) => boolean): EntryChoice {
  return (run) => {
    const fitting = run.session.catalog.openable.filter(fits);
    if (fitting.length === 0) throw new NotApplicable(`the provider has no ${kind}`);
    const opening = run.preparation.usable.filter(fits);
    if (opening.length === 0) throw new Inconclusive(`no ${kind} of the provider can be opened (see SOCK-1)`);
    return opening;
  };
}

/** Of the multipoint entries those that the IXIT names a session for. */
function withSession(kind: string, fits: (entry: ProtocolInfo) => boolean): EntryChoice {
  return (run) => {
    const named = new Set(
      run.session.provider.ixit.multipoint.map(({ dwCatalogEntryId }) => dwCatalogEntryId),
    );
    return thatOpens(kind, (entry) => fits(entry) && named.has(entry.dwCatalogEntryId))(run);
  };
}

definePhrases<EntryChoice>('entries', {
  'every entry of the provider': (run) => run.session.catalog.openable,
  'every entry that opens': thatOpens('entry', () => true),
  'every IFS entry that opens': thatOpens('IFS entry', isIfs),
  'every non-IFS entry that opens': thatOpens('non-IFS entry', (entry) => !isIfs(entry)),
  'every IFS connection-oriented entry that opens': thatOpens(
    'IFS connection-oriented entry',
    (entry) => isIfs(entry) && isConnectionOriented(entry),
  ),
  'every non-IFS connection-oriented entry that opens': thatOpens(
    'non-IFS connection-oriented entry',
    (entry) => !isIfs(entry) && isConnectionOriented(entry),
  ),
  'every IFS multipoint entry that opens': thatOpens(
    'IFS multipoint entry',
    (entry) => isIfs(entry) && supportsMultipoint(entry),
  ),
  'every non-IFS multipoint entry that opens': thatOpens(
    'non-IFS multipoint entry',
    (entry) => !isIfs(entry) && supportsMultipoint(entry),
  ),
  'every connection-oriented entry that opens': thatOpens('connection-oriented entry', isConnectionOriented),
  'every connectionless entry that opens': thatOpens('connectionless entry', isConnectionless),
  'every datagram entry that opens': thatOpens('datagram entry', isDatagram),
  'every raw entry that opens': thatOpens('raw entry', isRaw),
  'every reliable entry that opens': thatOpens('reliable connection-oriented entry', isReliable),
  'every reliable entry with XP1_GUARANTEED_ORDER that opens': thatOpens(
    'reliable connection-oriented entry with XP1_GUARANTEED_ORDER',
    (entry) => isReliable(entry) && keepsOrder(entry),
  ),
  'every reliable message-oriented entry that opens': thatOpens(
    'reliable connection-oriented entry that keeps the boundaries of messages',
    (entry) => isReliable(entry) && keepsBoundaries(entry),
  ),
  'every raw entry of the provider': (run) => {
    const raw = run.session.catalog.openable.filter(isRaw);
    if (raw.length === 0) throw new NotApplicable('the provider has no entry of type SOCK_RAW');
    return raw;
  },
  'every multipoint entry that opens': thatOpens('multipoint entry', supportsMultipoint),
  'every multipoint entry with a session that opens': withSession(
    'multipoint entry with a session',
    supportsMultipoint,
  ),
  'every rooted multipoint entry with a session that opens': withSession(
    'multipoint entry with a rooted control plane and a session',
    hasRootedControlPlane,
  ),
  'every multipoint entry with a rooted data plane and a session that opens': withSession(
    'multipoint entry with a rooted data plane and a session',
    hasRootedDataPlane,
  ),
  'every entry without XP1_SUPPORT_MULTIPOINT that opens': thatOpens(
    'entry without XP1_SUPPORT_MULTIPOINT',
    (entry) => !supportsMultipoint(entry),
  ),
  'every entry without a rooted control plane that opens': thatOpens(
    'entry without a rooted control plane',
    (entry) => !hasRootedControlPlane(entry),
  ),
  'every entry without a rooted data plane that opens': thatOpens(
    'entry without a rooted data plane',
    (entry) => !hasRootedDataPlane(entry),
  ),
  ...CHAIN_ENTRIES,
});
