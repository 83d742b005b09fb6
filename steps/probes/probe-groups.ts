import { SG_UNCONSTRAINED_GROUP } from '../../providers/contract/constants/constants';
import type { ProtocolInfo } from '../../providers/contract/structures/protocol-info';
import type { ProviderProcess } from '../../providers/ws2_32/provider-process';
import { groupId } from '../questions/group-id';
import { descriptorOf, isRefused, openSocket, socketArguments } from '../questions/open-socket';

/** Group IDs that a provider is unlikely to have given; one alone would prove nothing. */
const GUESSES = [0x4d535031, 0x7ffffff1];

/** What a first socket with g = SG_UNCONSTRAINED_GROUP shows. */
export interface SeenGroups {
  /** Whether the provider shows socket groups. */
  readonly groups: boolean;
  /** The ID of the group, where SO_GROUP_ID tells one. */
  readonly firstId?: number;
}

/**
 * Whether the provider shows socket groups: it accepts g = SG_UNCONSTRAINED_GROUP,
 * and either tells a group ID or refuses IDs that it never gave (READING, "Groups").
 */
export async function probeGroups(process: ProviderProcess, entry: ProtocolInfo): Promise<SeenGroups> {
  const creator = await openSocket(process, socketArguments(entry, { g: SG_UNCONSTRAINED_GROUP }));
  if (isRefused(creator)) return { groups: false };
  const id = await groupId(process, descriptorOf(creator));
  if (id.is === 'told' && id.id !== 0) return { groups: true, firstId: id.id };
  for (const g of GUESSES) {
    if (isRefused(await openSocket(process, socketArguments(entry, { g })))) return { groups: true };
  }
  return { groups: false };
}
