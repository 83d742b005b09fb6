import type { TestSession } from '../../providers/ws2_32/test-session';
import { openSocket, socketArguments } from '../questions/open-socket';
import { attemptProbe } from './attempt-probe';
import type { Finding } from './prepare';

/**
 * Whether a layered provider calls its next layer at all. It may answer any call
 * by itself; where it never calls down, the reader is told, since nothing that
 * it hands down can be judged.
 */
export async function probeLayers(session: TestSession): Promise<readonly Finding[]> {
  const { chains } = session.catalog;
  if (chains.length === 0 || !session.provider.opened.observes.nextLayer) return [];
  const probed = await attemptProbe(session, async (process) => {
    let callsDown = false;
    for (const { entry } of chains) {
      const call = await openSocket(process, socketArguments(entry));
      callsDown ||= call.upcalls.some(({ upcall }) => upcall.target !== null);
    }
    return callsDown;
  });
  if ('problem' in probed) {
    return [
      { kind: 'probe', text: `whether the layer calls its next layer was not seen: ${probed.problem}` },
    ];
  }
  if (probed.saw) return [];
  return [{ kind: 'probe', text: 'in no chain did the layer call its next layer when a socket was opened' }];
}
