import { isConnectionOriented } from '../catalog/characteristics';
import type { Endpoint } from './endpoint';

/** Whether a receive, or an accept, would finish at once. */
export function isReadable({ link, inbox }: Endpoint): boolean {
  if (link.kind === 'listening') return link.queue.length > 0;
  return link.kind === 'broken' || inbox.ended || !inbox.isEmpty;
}

/** Whether a send would finish at once. */
export function isWritable({ link, entry, bytesUnderway }: Endpoint): boolean {
  if (!isConnectionOriented(entry)) return true;
  return link.kind === 'broken' || (link.kind === 'connected' && link.peer.inbox.room > bytesUnderway);
}
