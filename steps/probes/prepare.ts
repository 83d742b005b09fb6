import type { ProtocolInfo } from '../../providers/contract/structures/protocol-info';
import type { TestSession } from '../../providers/ws2_32/test-session';
import { probeAbilities } from './probe-abilities';
import { probeEntries } from './probe-entries';
import { probeLayers } from './probe-layers';
import { smokeCheck } from './smoke-check';

/** Something that a reader of the report should know, whatever the verdicts are. */
export interface Finding {
  readonly kind: 'statement' | 'probe' | 'observation';
  readonly text: string;
}

/** What is known of the provider before the first scenario. */
export interface Preparation {
  /** Why nothing can be judged, where that is so. */
  readonly notJudged?: string;
  /** The entries that a plain call opens; rules about something else are judged with these. */
  readonly usable: readonly ProtocolInfo[];
  /** Of these, the ones that open with WSA_FLAG_OVERLAPPED too (FLAG-2 judges the others). */
  readonly usableOverlapped: readonly ProtocolInfo[];
  /** Optional abilities that apply: declared, or seen by a probe. */
  readonly abilities: Abilities;
  readonly findings: readonly Finding[];
}

/** The abilities that no catalog entry tells. */
export interface Abilities {
  readonly groups: boolean;
  /** The ID of the first group of the run, where it was told. */
  readonly firstGroupId?: number;
  readonly sharedSockets: boolean;
}

const NO_ABILITIES: Abilities = { groups: false, sharedSockets: false };

/**
 * Opens the provider, checks that the adapter itself works, and probes what
 * the statement leaves open.
 * @throws ProviderCannotStart, NoStatement: the run cannot even begin
 */
export async function prepare(session: TestSession): Promise<Preparation> {
  session.beginPhase('smoke');
  const broken = await smokeCheck(session);
  if (broken !== undefined)
    return { notJudged: broken, usable: [], usableOverlapped: [], abilities: NO_ABILITIES, findings: [] };
  session.beginPhase('probe');
  const { usable, usableOverlapped, findings } = await probeEntries(session);
  const probed = await probeAbilities(session, usable);
  const ofLayers = await probeLayers(session);
  return {
    usable,
    usableOverlapped,
    abilities: probed.abilities,
    findings: [...findings, ...probed.findings, ...ofLayers],
  };
}
