import { INVALID_SOCKET } from '../../contract/constants/constants';
import type { Hex } from '../../contract/json';
import type { Result } from '../../contract/messages';
import { refuse, type Refusal } from '../answer';
import { has } from '../catalog/characteristics';
import type { DescriptorQuestion, Granted } from './reference-behaviour';

/**
 * Acquires a descriptor: WPUCreateSocketHandle, or for an IFS entry
 * WPUModifyIFSHandle over a handle of the provider's own. The one that the
 * upcall gave is the one to use.
 */
export async function acquireDescriptor(question: DescriptorQuestion): Promise<Granted | Refusal> {
  const { process, entry, context } = question;
  const dwCatalogEntryId = entry.dwCatalogEntryId;
  const given = has(entry, 'XP1_IFS_HANDLES')
    ? context.upcall('WPUModifyIFSHandle', { dwCatalogEntryId, ProposedHandle: process.proposeHandle() })
    : context.upcall('WPUCreateSocketHandle', { dwCatalogEntryId, dwContext: process.allocateContext() });
  return granted(await given);
}

/** Gives a descriptor back to WS2_32.DLL, where it is WS2_32's. */
export async function releaseDescriptor(question: DescriptorQuestion, handle: Hex): Promise<void> {
  if (!has(question.entry, 'XP1_IFS_HANDLES'))
    await question.context.upcall('WPUCloseSocketHandle', { s: handle });
}

function granted({ result, errno }: Result): Granted | Refusal {
  if (typeof result === 'string' && result !== INVALID_SOCKET)
    return { kind: 'granted', handle: result as Hex };
  return refuse(errno ?? 'WSAENOBUFS');
}
