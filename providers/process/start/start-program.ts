import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { ProviderCannotStart } from '../../contract/provider';
import { HAS_GROUPS } from './process-group';

/**
 * Starts a program as the leader of its own process group, all three streams piped.
 * @throws ProviderCannotStart where the operating system refuses
 */
export function startProgram(executable: string, args: readonly string[]): ChildProcessWithoutNullStreams {
  try {
    return spawn(executable, args, { stdio: 'pipe', detached: HAS_GROUPS, windowsHide: true });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ProviderCannotStart(`the provider cannot be started: ${why}`);
  }
}
