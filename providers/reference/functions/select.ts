import { refuse, succeed, type Answer } from '../answer';
import { openWait, type Wait } from '../operations/wait';
import { waitBlocking } from '../operations/wait-blocking';
import type { Descriptor } from '../process/descriptor';
import type { ReferenceProcess } from '../process/reference-process';
import { descriptorsOf, numberOrNullOf } from '../read-arguments';
import { isReadable, isWritable } from '../socket/readiness';
import type { Waiter } from '../socket/waiting-list';
import type { FunctionCall } from './reference-function';

/** The descriptors that are looked at, and what for; null: no such set was given. */
interface Sets {
  readonly readfds: readonly Descriptor[] | null;
  readonly writefds: readonly Descriptor[] | null;
  readonly exceptfds: readonly Descriptor[] | null;
}

/** WSPSelect. Nothing in memory is out of band, so that exceptfds is never ready. */
export function wspSelect(call: FunctionCall): Answer | Promise<Answer> {
  const timeout = numberOrNullOf(call.args, 'timeout');
  const sets = readSets(call);
  if (sets === 'WSAENOTSOCK') return refuse(sets);
  const first = allOf(sets)[0];
  if (first === undefined || (timeout !== null && timeout < 0)) return refuse('WSAEINVAL');
  const ready = readyOf(sets) ?? (timeout === 0 ? nothingReady(sets) : null);
  return ready ?? waitBlocking(call, first.endpoint.entry, () => waitForReady(sets, timeout));
}

function readSets({ process, args }: FunctionCall): Sets | 'WSAENOTSOCK' {
  const names = ['readfds', 'writefds', 'exceptfds'] as const;
  const found = names.map((name) => descriptorsOf(args, name)?.map((s) => process.find(s)) ?? null);
  const [readfds = null, writefds = null, exceptfds = null] = found.map(allKnown);
  const isUnknown = found.some((set) => set?.includes(undefined));
  return isUnknown ? 'WSAENOTSOCK' : { readfds, writefds, exceptfds };
}

function allKnown(set: readonly ReturnType<ReferenceProcess['find']>[] | null): readonly Descriptor[] | null {
  return set?.filter((descriptor) => descriptor !== undefined) ?? null;
}

function allOf({ readfds, writefds, exceptfds }: Sets): readonly Descriptor[] {
  return [...(readfds ?? []), ...(writefds ?? []), ...(exceptfds ?? [])];
}

function readyOf(sets: Sets): Answer | null {
  const readfds = sets.readfds?.filter(({ endpoint }) => isReadable(endpoint)) ?? null;
  const writefds = sets.writefds?.filter(({ endpoint }) => isWritable(endpoint)) ?? null;
  const count = (readfds?.length ?? 0) + (writefds?.length ?? 0);
  return count === 0
    ? null
    : answerWith({ ...sets, readfds, writefds, exceptfds: none(sets.exceptfds) }, count);
}

function nothingReady({ readfds, writefds, exceptfds }: Sets): Answer {
  return answerWith({ readfds: none(readfds), writefds: none(writefds), exceptfds: none(exceptfds) }, 0);
}

function none(set: readonly Descriptor[] | null): readonly Descriptor[] | null {
  return set === null ? null : [];
}

function answerWith({ readfds, writefds, exceptfds }: Sets, count: number): Answer {
  const handles = (set: readonly Descriptor[] | null): readonly string[] | null =>
    set?.map(({ handle }) => handle) ?? null;
  return succeed(
    { readfds: handles(readfds), writefds: handles(writefds), exceptfds: handles(exceptfds) },
    count,
  );
}

/** @param timeout in milliseconds; null: without end */
function waitForReady(sets: Sets, timeout: number | null): Wait<Answer> {
  const waiters = new Map<Waiter, Descriptor>();
  const wait = openWait<Answer>(() => {
    clearTimeout(timer);
    for (const [waiter, owner] of waiters) owner.endpoint.waiting.remove(waiter);
  });
  const timer =
    timeout === null
      ? undefined
      : setTimeout(() => {
          wait.end(nothingReady(sets));
        }, timeout);
  for (const owner of new Set(allOf(sets))) {
    const waiter: Waiter = {
      owner,
      direction: 'other',
      attempt: () => {
        const ready = readyOf(sets);
        if (ready !== null) wait.end(ready);
        return wait.isOver();
      },
      abort: (errno) => {
        wait.interrupt(errno);
      },
    };
    waiters.set(waiter, owner);
    owner.endpoint.waiting.add(waiter);
  }
  return wait;
}
