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
  const applies = async (ability: string, declared: boolean, probe: Probe): Promise<boolean> => {
    if (declared || entry === undefined) return declared;
    const probed = await attemptProbe(session, (process) => probe(process, entry));
    if ('problem' in probed) findings.push(finding(ability, `the probe was cut short: ${probed.problem}`));
    else if (probed.saw) findings.push(finding(ability, 'not declared, but there; their rules are judged'));
    return 'saw' in probed && probed.saw;
  };
  const groups = await applies('socket groups', ics.groups === true, probeGroups);
  const shared = 'shared sockets (WSPDuplicateSocket)';
  const sharedSockets = await applies(shared, ics.sharedSockets === true, probeSharedSockets);
  return { abilities: { groups, sharedSockets }, findings };
}

type Probe = (process: ProviderProcess, entry: ProtocolInfo) => Promise<boolean>;

function finding(ability: string, text: string): Finding {
  return { kind: 'probe', text: `${ability}: ${text}` };
}
