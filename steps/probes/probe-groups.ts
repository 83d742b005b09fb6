import { SG_UNCONSTRAINED_GROUP } from '../../providers/contract/constants/constants';
import type { ProtocolInfo } from '../../providers/contract/structures/protocol-info';
import { ProviderLost } from '../../providers/ws2_32/provider-lost';
import type { TestSession } from '../../providers/ws2_32/test-session';
import { groupId } from '../questions/group-id';
import { descriptorOf, isRefused, openSocket, socketArguments } from '../questions/open-socket';
import { startProvider, stopProvider } from '../questions/start-provider';

/** Group IDs that a provider is unlikely to have given; one alone would prove nothing. */
const GUESSES = [0x4d535031, 0x7ffffff1];

/**
 * Whether the provider shows socket groups: it accepts g = SG_UNCONSTRAINED_GROUP,
 * and either tells a group ID or refuses IDs that it never gave (READING, "Groups").
 */
export async function probeGroups(session: TestSession, entry: ProtocolInfo): Promise<boolean> {
  try {
    const process = await startProvider(session);
    const creator = await openSocket(process, socketArguments(entry, { g: SG_UNCONSTRAINED_GROUP }));
    let seen = false;
    if (!isRefused(creator)) {
      const id = await groupId(process, descriptorOf(creator));
      seen = id.is === 'told' && id.id !== 0;
      for (const g of seen ? [] : GUESSES) {
        seen ||= isRefused(await openSocket(process, socketArguments(entry, { g })));
      }
    }
    await stopProvider(process);
    return seen;
  } catch (cause) {
    if (cause instanceof ProviderLost) return false;
    throw cause;
  }
}
