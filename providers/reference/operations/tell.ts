import { has } from '../catalog/characteristics';
import type { Descriptor } from '../process/descriptor';
import type { Tell } from '../process/overlapped-request';
import type { ReferenceProcess } from '../process/reference-process';
import type { OverlappedArguments } from '../read-arguments';

/**
 * How the end of a pending request is told: its completion routine is queued,
 * or WPUCompleteOverlappedRequest is called, or an IFS provider's own
 * completion comes. All bring the buffers along.
 */
export function tellLater(
  { parts: { worker } }: ReferenceProcess,
  { handle, endpoint }: Descriptor,
  overlapped: OverlappedArguments,
): Tell {
  return async ({ errno, bytes, buffers }) => {
    const { token, routine } = overlapped;
    const memory = { [token]: buffers };
    if (routine !== null) {
      await worker.upcall('WPUQueueApc', apc(overlapped, routine), { memory });
    } else if (has(endpoint.entry, 'XP1_IFS_HANDLES')) {
      worker.complete({ overlapped: token, errno, bytes, flags: 0, memory });
    } else {
      const args = { s: handle, lpOverlapped: token, dwError: errno, cbTransferred: bytes };
      await worker.upcall('WPUCompleteOverlappedRequest', args, { memory });
    }
  };
}

/** How the end of a request is told that finished in the call itself: the return says it; a routine or an event is served. */
export function tellAtOnce({ parts: { worker } }: ReferenceProcess, overlapped: OverlappedArguments): Tell {
  return async ({ buffers }) => {
    const { token, routine, hEvent } = overlapped;
    if (routine !== null) {
      await worker.upcall('WPUQueueApc', apc(overlapped, routine), { memory: { [token]: buffers } });
    } else if (hEvent !== null) {
      await worker.upcall('WPUSetEvent', { hEvent });
    }
  };
}

function apc({ token, threadId }: OverlappedArguments, routine: string): Record<string, string | null> {
  return { lpThreadId: threadId, lpfnUserApc: routine, dwContext: token };
}
