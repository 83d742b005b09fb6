import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { baselineText } from '../../reports/baseline/baseline-text';
import { isDay, readBaseline } from '../../reports/baseline/read-baseline';
import { readConformance } from '../../reports/conformance/read-conformance';
import { EXIT } from '../exit-codes';
import { UsageError } from '../usage-error';

interface BaselineCommandOptions {
  readonly out?: string;
  readonly expires?: string;
  readonly keep?: string;
}

/** Adds `wsp-tck baseline`: the known deviations of a result, for `wsp-tck run --baseline`. */
export function addBaselineCommand(program: Command, done: (exitCode: number) => void): void {
  program
    .command('baseline')
    .description('write the known deviations of a result, to which later runs are held')
    .argument('<RESULT>', 'a folder that wsp-tck run has left, or its conformance.json')
    .option('--out <FILE>', 'where to write (default: standard output)')
    .option('--expires <DATE>', 'the last day on which new entries are accepted, YYYY-MM-DD')
    .option(
      '--keep <FILE>',
      'an older baseline: its reasons, links and days stay where a deviation is the same',
    )
    .addHelpText(
      'after',
      `
An entry is written for each rule that keeps the provider from being conformant, with the scenarios that do.
Say in each why it is so. docs/baseline.md says what the fields mean.

Examples:
  wsp-tck baseline reports/out/dll-acme.dll --out known.yaml --expires 2027-06-30
  wsp-tck baseline reports/out/dll-acme.dll --keep known.yaml --out known.yaml
  wsp-tck run --provider dll:acme.dll --baseline known.yaml`,
    )
    .action((result: string, { out, expires, keep }: BaselineCommandOptions) => {
      if (expires !== undefined && !(/^\d{4}-\d\d-\d\d$/.test(expires) && isDay(expires))) {
        throw new UsageError(`--expires ${expires}: a day is written YYYY-MM-DD, as in 2027-06-30`);
      }
      const text = baselineText(readConformance(result), {
        ...(expires === undefined ? {} : { expires }),
        ...(keep === undefined ? {} : { before: readBaseline(keep).deviations }),
      });
      if (out === undefined) process.stdout.write(text);
      else write(out, text);
      done(EXIT.conformant);
    });
}

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (cause) {
    throw new UsageError(`the baseline cannot be written: ${(cause as Error).message}`);
  }
}
