import { readFileSync } from 'node:fs';

/** Whether a process of that number exists; one that has ended and was not yet waited for counts as gone. */
export function isRunning(pid: number): boolean {
  try {
    const state = readFileSync(`/proc/${String(pid)}/stat`, 'utf8').replace(/^.*\) /, '');
    return !state.startsWith('Z');
  } catch {
    return false;
  }
}
