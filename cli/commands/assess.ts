import { join, relative, resolve } from 'node:path';
import type { Command } from 'commander';
import { VARIANTS } from '../../providers/variants/variants';
import { assess, isFinding } from '../../reports/assessment/assessment';
import { assessmentJson } from '../../reports/assessment/matrix-json';
import { assessmentLines } from '../../reports/assessment/words';
import { readRegister } from '../../reports/queries/rules-register';
import { EXIT } from '../exit-codes';
import { resolveVariant } from '../provider/resolve-variant';
import { runVariants } from '../running/run-variants';
import { writeAssessment } from '../running/write-assessment';
import { featureFiles, parseFeatures } from '../suite/read-features';

interface AssessOptions {
  readonly brokenOnly?: true;
  readonly json?: true;
  readonly out?: string;
}

/** Adds `wsp-tck assess`: how many deliberate faults the suite catches, and whom it accuses wrongly. */
export function addAssessCommand(program: Command, done: (exitCode: number) => void): void {
  program
    .command('assess')
    .description('run variants of the reference, legal and faulty, and see what the suite makes of them')
    .argument('[VARIANT...]', 'ids of variants; without any, all of them')
    .option(
      '--broken-only',
      'hold each fault against the rules only that it breaks: sooner, and blind to the others',
    )
    .option('--json', 'the result as JSON on standard output')
    .option('--out <DIR>', 'where the matrix goes (default: reports/out/assessment)')
    .addHelpText(
      'after',
      `
Exit codes: 0 nothing to mend; 1 a fault that nobody catches, a legal variant that
fails, a must or should rule that has caught no fault (where all variants are run), or
trouble of the suite itself.

Examples:
  wsp-tck assess
  wsp-tck assess heeds-everything close-never-returns
  wsp-tck assess --json | jq .counts`,
    )
    .action(async (ids: readonly string[], options: AssessOptions) => {
      const chosen = ids.length === 0 ? VARIANTS : [...new Set(ids)].map(resolveVariant);
      const brokenOnly = options.brokenOnly === true;
      const { variants, time } = await runVariants(chosen, { brokenOnly });
      const rules = readRegister(parseFeatures(featureFiles()));
      const assessment = assess(rules, variants, time, { isWhole: ids.length === 0, brokenOnly });
      const folder = resolve(options.out ?? join('reports', 'out', 'assessment'));
      writeAssessment(assessment, folder);
      const page = relative(process.cwd(), join(folder, 'index.html'));
      process.stdout.write(
        options.json
          ? assessmentJson(assessment)
          : `${assessmentLines(assessment).join('\n')}\n\nMatrix: ${page}\n`,
      );
      done(isFinding(assessment) ? EXIT.nonConformant : EXIT.conformant);
    });
}
