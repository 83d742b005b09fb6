import { writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Command } from 'commander';
import { assess, isFinding } from '../../reports/assessment/assessment';
import { assessmentMarkdown } from '../../reports/assessment/matrix-markdown';
import { assessmentPage } from '../../reports/assessment/matrix-page';
import { assessmentLines } from '../../reports/assessment/words';
import { readRegister } from '../../reports/queries/rules-register';
import { EXIT } from '../exit-codes';
import { runVariants } from '../running/run-variants';
import { featureFiles, parseFeatures } from '../suite/read-features';
import { makeFolder } from '../running/make-folder';

interface AssessOptions {
  readonly json?: true;
  readonly out?: string;
}

/** Adds `wsp-tck assess`: how many deliberate faults the suite catches, and whom it accuses wrongly. */
export function addAssessCommand(program: Command, done: (exitCode: number) => void): void {
  program
    .command('assess')
    .description('run all variants of the reference, legal and faulty, and see what the suite makes of them')
    .option('--json', 'the result as JSON on standard output')
    .option('--out <DIR>', 'where the matrix goes (default: reports/out/assessment)')
    .addHelpText(
      'after',
      `
Exit codes: 0 nothing to mend; 1 a fault that nobody catches, a legal variant that
fails, a must or should rule without a fault, or trouble of the suite itself.

Examples:
  wsp-tck assess
  wsp-tck assess --json | jq .counts`,
    )
    .action(async (options: AssessOptions) => {
      const { variants, time } = await runVariants();
      const assessment = assess(readRegister(parseFeatures(featureFiles())), variants, time);
      const folder = resolve(options.out ?? join('reports', 'out', 'assessment'));
      makeFolder(folder);
      const rules = assessment.rules.map(({ id, level, title }) => ({ id, level, title }));
      const json = `${JSON.stringify({ ...assessment, rules }, null, 2)}\n`;
      writeFileSync(join(folder, 'assessment.json'), json);
      writeFileSync(join(folder, 'assessment.md'), assessmentMarkdown(assessment));
      writeFileSync(join(folder, 'index.html'), assessmentPage(assessment));
      process.stdout.write(
        options.json
          ? json
          : `${assessmentLines(assessment).join('\n')}\n\nMatrix: ${relative(process.cwd(), join(folder, 'index.html'))}\n`,
      );
      done(isFinding(assessment) ? EXIT.nonConformant : EXIT.conformant);
    });
}
