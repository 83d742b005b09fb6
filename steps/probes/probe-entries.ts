import {
  nameOf,
  ERROR_CODES,
  SOCKET_FLAGS,
  SOCKET_TYPES,
} from '../../providers/contract/constants/constants';
import type { ProtocolInfo } from '../../providers/contract/structures/protocol-info';
import type { TestSession } from '../../providers/ws2_32/test-session';
import { isRefused, openSocket, socketArguments } from '../questions/open-socket';
import { nameOfEntry } from '../support/subject';
import { attemptProbe } from './attempt-probe';
import type { Finding } from './prepare';

/**
 * Which entries a plain call opens. The others are judged by the rule about
 * opening, and kept out of the rules about something else, so that one entry
 * that does not open does not turn every rule red.
 */
export async function probeEntries(session: TestSession): Promise<{
  readonly usable: readonly ProtocolInfo[];
  readonly usableOverlapped: readonly ProtocolInfo[];
  readonly findings: readonly Finding[];
}> {
  const usable: ProtocolInfo[] = [];
  const usableOverlapped: ProtocolInfo[] = [];
  const findings: Finding[] = [];
  for (const entry of session.catalog.openable) {
    const problem = await whyItDoesNotOpen(session, entry, 0);
    if (problem === undefined) {
      usable.push(entry);
      const overlapped = await whyItDoesNotOpen(session, entry, SOCKET_FLAGS.WSA_FLAG_OVERLAPPED);
      if (overlapped === undefined) usableOverlapped.push(entry);
    } else {
      findings.push({
        kind: 'probe',
        text: `${nameOfEntry(entry)} does not open (${problem}): rules about anything else are judged without it`,
      });
    }
  }
  return { usable, usableOverlapped, findings };
}

async function whyItDoesNotOpen(
  session: TestSession,
  entry: ProtocolInfo,
  dwFlags: number,
): Promise<string | undefined> {
  const probed = await attemptProbe(session, (process) =>
    openSocket(process, socketArguments(entry, { dwFlags })),
  );
  if ('problem' in probed) return probed.problem;
  if (!isRefused(probed.saw)) return undefined;
  const { errno } = probed.saw.returned;
  const code = errno === null ? 'no code' : (nameOf(ERROR_CODES, errno) ?? `code ${String(errno)}`);
  return isLackOfPrivilege(entry, errno) ? `${code}: a raw socket may need a privilege` : code;
}

/** Whether a refusal to open a raw socket only says that the tester may not (READING, "Data", raw). */
export function isLackOfPrivilege(entry: ProtocolInfo, errno: number | null): boolean {
  return entry.iSocketType === SOCKET_TYPES.SOCK_RAW && errno === ERROR_CODES.WSAEACCES;
}
