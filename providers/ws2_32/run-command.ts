import { spawn } from 'node:child_process';

/**
 * Runs a command of the IXIT, without a shell.
 * @param argv the program and its arguments
 * @param withinMs how long it may take, in milliseconds; then it is ended
 * @returns its exit status; null where it could not be started, or was ended by a signal
 */
export function runCommand(argv: readonly string[], withinMs: number): Promise<number | null> {
  const [program = '', ...args] = argv;
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'ignore', timeout: withinMs });
    child.once('error', () => {
      resolve(null);
    });
    child.once('exit', (status) => {
      resolve(status);
    });
  });
}
