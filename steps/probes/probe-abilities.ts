import type { ProtocolInfo } from '../../providers/contract/structures/protocol-info';
import type { TestSession } from '../../providers/ws2_32/test-session';
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
): Promise<{ readonly abilities: Abilities; readonly undeclared: readonly Finding[] }> {
  const { ics } = session.provider;
  const [entry] = usable;
  const seen = {
    groups: entry !== undefined && ics.groups !== true && (await probeGroups(session, entry)),
    sharedSockets:
      entry !== undefined && ics.sharedSockets !== true && (await probeSharedSockets(session, entry)),
  };
  return {
    abilities: {
      groups: ics.groups === true || seen.groups,
      sharedSockets: ics.sharedSockets === true || seen.sharedSockets,
    },
    undeclared: [
      ...(seen.groups ? [undeclared('socket groups')] : []),
      ...(seen.sharedSockets ? [undeclared('shared sockets (WSPDuplicateSocket)')] : []),
    ],
  };
}

function undeclared(ability: string): Finding {
  return { kind: 'probe', text: `${ability}: not declared, but there; their rules are judged` };
}
