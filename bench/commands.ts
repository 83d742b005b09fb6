import { join } from 'node:path';
import { packageRoot } from '../cli/suite/package-root';
import type { EmptySteps } from './write-empty-steps';

/** A command whose time is measured. */
export interface Command {
  /** A script and its arguments, for Node. */
  readonly args: readonly string[];
  readonly cwd: string;
}

const WSP_TCK = join(packageRoot(), 'dist', 'cli', 'wsp-tck.js');

/** Cucumber's own command on the same features, with steps that do nothing. */
export function bareCucumber({ folder, features, steps }: EmptySteps): Command {
  const script = require.resolve('@cucumber/cucumber/package.json');
  return { args: [join(script, '..', 'bin', 'cucumber.js'), features, '--require', steps], cwd: folder };
}

/** The whole suite on the reference, with all files of the report in `out`. */
export function wspTckRun(out: string): Command {
  return { args: [WSP_TCK, 'run', '--out', out], cwd: packageRoot() };
}

/** The same reference in a process of its own, over the line protocol. */
export function overLineProtocol(out: string): Command {
  const program = join(__dirname, 'programs', 'reference-over-stdio.mjs');
  const reference = `process:'${process.execPath}' '${program}'`;
  return { args: [WSP_TCK, 'run', '--provider', reference, '--out', out], cwd: packageRoot() };
}
