import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXIT } from '../cli/exit-codes';
import { packageRoot } from '../cli/suite/package-root';
import type { EmptySteps } from './write-empty-steps';

/** A command whose time is measured. */
export interface Command {
  /** A script and its arguments, for Node. */
  readonly args: readonly string[];
  readonly cwd: string;
  /** Where it ends with another exit code, its time means nothing. */
  readonly exitCode: number;
}

const WSP_TCK = join(packageRoot(), 'dist', 'cli', 'wsp-tck.js');

/** Cucumber's own command on the same features, with steps that do nothing. */
export function bareCucumber({ folder, features, steps }: EmptySteps): Command {
  const script = require.resolve('@cucumber/cucumber/package.json');
  const command = join(script, '..', 'bin', 'cucumber.js');
  return { args: [command, features, '--require', steps], cwd: folder, exitCode: 0 };
}

/** The whole suite on the reference, with all files of the report in `out`. */
export function wspTckRun(out: string): Command {
  return { args: [WSP_TCK, 'run', '--out', out], cwd: packageRoot(), exitCode: EXIT.conformant };
}

/**
 * A statement by which a provider runs in one process only: what the reference
 * keeps in memory cannot be shared by two processes of the operating system.
 * The rules that need a second one are then left open, in process too.
 */
export function writeStatement(folder: string): string {
  const file = join(folder, 'one-process.json');
  writeFileSync(file, JSON.stringify({ ixit: { processes: 'one' } }));
  return file;
}

/** As `wspTckRun`, with one process. */
export function inOneProcess(out: string, statement: string): Command {
  return withStatement(wspTckRun(out), statement);
}

/** The same over the line protocol, the reference in a process of its own. */
export function overLineProtocol(out: string, statement: string): Command {
  const program = join(__dirname, 'programs', 'reference-over-stdio.mjs');
  const { args, ...rest } = withStatement(wspTckRun(out), statement);
  return { ...rest, args: [...args, '--provider', `process:'${process.execPath}' '${program}'`] };
}

function withStatement({ args, cwd }: Command, statement: string): Command {
  return { args: [...args, '--statement', statement], cwd, exitCode: EXIT.incomplete };
}
