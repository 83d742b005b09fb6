import type { ProtocolInfo } from '../../providers/contract/structures/protocol-info';
import type { ProviderProcess } from '../../providers/ws2_32/provider-process';
import type { TestSession } from '../../providers/ws2_32/test-session';
import { attemptProbe } from './attempt-probe';
import type { Abilities, Finding } from './prepare';
import { probeGroups } from './probe-groups';
import { probeSharedSockets } from './probe-shared-sockets';

/**
 * Which optional abilities apply. Declaring nothing wins nothing: what is not
 * declared is looked for, and what is found is judged and told.
 * @param usable the entries that a plain call opens
 */
export async function probeAbilities(
  session: TestSession,
  usable: readonly ProtocolInfo[],
): Promise<{ readonly abilities: Abilities; readonly findings: readonly Finding[] }> {
  const { ics } = session.provider;
  const [entry] = usable;
  const findings: Finding[] = [];
  const look = async <T>(ability: string, probe: Probe<T>): Promise<T | undefined> => {
    if (entry === undefined) return undefined;
    const probed = await attemptProbe(session, (process) => probe(process, entry));
    if ('saw' in probed) return probed.saw;
    findings.push(finding(ability, `the probe was cut short: ${probed.problem}`));
    return undefined;
  };
  const applies = (ability: string, declared: boolean, seen: boolean): boolean => {
    if (!declared && seen) findings.push(finding(ability, 'not declared, but there; their rules are judged'));
    return declared || seen;
  };
  // declared or not: of the first group that a provider makes in the run the ID is known
  const first = await look('socket groups', probeGroups);
  const groups = applies('socket groups', ics.groups === true, first?.groups === true);
  const shared = 'shared sockets (WSPDuplicateSocket)';
  const declared = ics.sharedSockets === true;
  const seen = !declared && (await look(shared, probeSharedSockets)) === true;
  const sharedSockets = applies(shared, declared, seen);
  const ofFirst = groups && first?.firstId !== undefined ? { firstGroupId: first.firstId } : {};
  return { abilities: { groups, sharedSockets, ...ofFirst }, findings };
}

type Probe<T> = (process: ProviderProcess, entry: ProtocolInfo) => Promise<T>;

function finding(ability: string, text: string): Finding {
  return { kind: 'probe', text: `${ability}: ${text}` };
}
