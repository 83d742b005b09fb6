import { spawnSync } from 'node:child_process';
import type { Command } from './commands';

/**
 * Runs commands in turn, round after round, so that what else the machine does
 * meets all of them alike. A first round, which fills the caches, is not counted.
 * @returns the milliseconds of every counted run, by the command's name
 * @throws Error where a command does not end with its exit code
 */
export function takeTurns<Name extends string>(
  rounds: number,
  commands: { readonly [name in Name]: Command },
): { readonly [name in Name]: readonly number[] } {
  const names = Object.keys(commands) as Name[];
  const times = Object.fromEntries(names.map((name) => [name, []])) as unknown as {
    readonly [name in Name]: number[];
  };
  for (const name of names) timed(commands[name]);
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) times[name].push(timed(commands[name]));
  }
  return times;
}

/** The milliseconds that a command takes. @throws Error where it does not end with its exit code */
export function timed({ args, cwd, exitCode }: Command): number {
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd, stdio: ['ignore', 'ignore', 'pipe'] });
  const end = process.hrtime.bigint();
  if (status !== exitCode)
    throw new Error(`${args.join(' ')} ended with ${String(status)}: ${stderr.toString()}`);
  return Number(end - start) / 1e6;
}
