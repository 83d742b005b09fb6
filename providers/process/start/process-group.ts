import type { ChildProcess } from 'node:child_process';

/**
 * Every provider is started as the leader of a process group of its own, so
 * that what it started in turn can be ended with it. Windows has no such groups:
 * there only the provider itself is ended.
 */
export const HAS_GROUPS = process.platform !== 'win32';

const running = new Set<ChildProcess>();

/** Sends a signal to a provider and to all that it started; one that is gone already is no error. */
export function signalGroup(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (child.pid === undefined) return;
  if (!HAS_GROUPS) {
    child.kill(signal);
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch {
    // nobody of the group is left
  }
}

/** Remembers a provider until it is gone: when the tester ends, so does the provider. */
export function endWithTester(child: ChildProcess): void {
  if (running.size === 0) watchTester(true);
  running.add(child);
  child.once('exit', () => {
    running.delete(child);
    if (running.size === 0) watchTester(false);
  });
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

function watchTester(on: boolean): void {
  const change = on ? 'on' : 'off';
  process[change]('exit', endAll);
  for (const signal of SIGNALS) process[change](signal, endAllAtSignal);
}

function endAll(): void {
  for (const child of running) signalGroup(child, 'SIGKILL');
}

/** A signal that nobody else handles must still end the tester, as if it were not handled here. */
function endAllAtSignal(signal: NodeJS.Signals): void {
  if (process.listenerCount(signal) > 1) return;
  endAll();
  watchTester(false);
  process.kill(process.pid, signal);
}
