import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');

/** How a command ended. */
export interface Ended {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the built command in the folder of the package, its output in pipes. */
export function wspTck(...args: readonly string[]): Ended {
  return wspTckWith({}, ...args);
}

/** The same with changed variables of the environment. */
export function wspTckWith(environment: NodeJS.ProcessEnv, ...args: readonly string[]): Ended {
  return run({}, environment, args);
}

/** The same for another user, of the group with the same number. */
export function wspTckAs(user: number, environment: NodeJS.ProcessEnv, ...args: readonly string[]): Ended {
  return run({ uid: user, gid: user }, environment, args);
}

function run(
  who: { readonly uid?: number; readonly gid?: number },
  environment: NodeJS.ProcessEnv,
  args: readonly string[],
): Ended {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'dist', 'cli', 'wsp-tck.js'), ...args],
    { ...who, cwd: root, encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '', ...environment } },
  );
  return { status, out: stdout, err: stderr };
}
