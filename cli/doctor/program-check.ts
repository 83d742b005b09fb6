import { spawnSync } from 'node:child_process';
import { plainLine } from '../../providers/contract/notation/plain-text';
import { findExecutable } from '../../providers/process/start/find-executable';
import type { Check } from './check';

/** How long a program may take to tell its version, in milliseconds. */
const PATIENCE_MS = 20_000;
const LINE_LIMIT = 100;

/** A program that may be installed. */
export interface WantedProgram extends Pick<Check, 'name' | 'need' | 'serves' | 'advice'> {
  /** Its names, the preferred one first. */
  readonly commands: readonly string[];
}

/** Looks for a program in PATH and asks it for its version. */
export function checkProgram({ commands, ...about }: WantedProgram): Check {
  const path = commands.map(findExecutable).find((one) => one !== undefined);
  if (path === undefined) return { ...about, state: 'missing', found: `no ${commands.join(' or ')} in PATH` };
  const version = versionOf(path);
  return version === undefined
    ? { ...about, state: 'missing', found: `${path} is there and cannot be run` }
    : { ...about, state: 'there', found: version };
}

/** The first line that a program says to `--version`; undefined where it cannot be run. */
export function versionOf(path: string): string | undefined {
  const { status, stdout } = spawnSync(path, ['--version'], {
    encoding: 'utf8',
    timeout: PATIENCE_MS,
    stdio: ['ignore', 'pipe', 'ignore'],
    windowsHide: true,
  });
  return status === 0 ? plainLine(stdout.trim().split('\n')[0] ?? '', LINE_LIMIT) : undefined;
}
