import { spawn, type ChildProcess } from 'node:child_process';

/** Elsewhere than on Windows a command leads a process group, so that what it started can be ended with it. */
const HAS_GROUPS = process.platform !== 'win32';

/**
 * Runs a command of the IXIT, without a shell.
 * @param argv the program and its arguments
 * @param withinMs how long it may take, in milliseconds; then it is ended, with all that it started
 * @returns null where it ended with status 0, else what became of it, in words
 */
export function runCommand(argv: readonly string[], withinMs: number): Promise<string | null> {
  const name = `the command ${argv.join(' ')}`;
  const [program = '', ...args] = argv;
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'ignore', detached: HAS_GROUPS, windowsHide: true });
    const endWithTester = (): void => {
      endGroup(child);
    };
    process.once('exit', endWithTester);
    const deadline = setTimeout(() => {
      endGroup(child);
      end(`${name} did not end within ${String(withinMs)} ms`);
    }, withinMs);
    const end = (problem: string | null): void => {
      clearTimeout(deadline);
      process.off('exit', endWithTester);
      resolve(problem);
    };
    child.once('error', (cause) => {
      end(`${name} cannot be started: ${cause.message}`);
    });
    child.once('exit', (status, signal) => {
      if (status === 0) end(null);
      else if (signal === null) end(`${name} ended with status ${String(status)}`);
      else end(`${name} was ended by ${signal}`);
    });
  });
}

function endGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (HAS_GROUPS) process.kill(-child.pid, 'SIGKILL');
    else child.kill('SIGKILL');
  } catch {
    // it is gone already
  }
}
