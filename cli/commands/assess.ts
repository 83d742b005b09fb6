import { writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Command } from 'commander';
import { parseShape, referenceAdapter } from '../../providers/reference/reference';
import { VARIANTS, variantAdapter } from '../../providers/variants/variants';
import type { AssessedVariant } from '../../reports/assessment/assessment';
import { assess, isFinding } from '../../reports/assessment/assessment';
import { assessmentMarkdown } from '../../reports/assessment/matrix-markdown';
import { assessmentPage } from '../../reports/assessment/matrix-page';
import { assessmentLines } from '../../reports/assessment/words';
import { readRegister } from '../../reports/queries/rules-register';
import { EXIT } from '../exit-codes';
import { judgementOn } from '../running/judgement-on';
import { featureFiles, parseFeatures } from '../suite/read-features';
import { makeFolder } from '../running/make-folder';

/** The reference is run between the variants, not before them, so that both find the machine alike. */
const VARIANTS_FOR_EACH_REFERENCE_RUN = 20;

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
Exit codes: 0 nothing to mend; 1 a fault that nobody catches, a legal variant that fails, or a must rule without a fault.

Examples:
  wsp-tck assess
  wsp-tck assess --json | jq .counts`,
    )
    .action(async (options: AssessOptions) => {
      const { variants, ratio } = await runVariants();
      const assessment = assess(readRegister(parseFeatures(featureFiles())), variants);
      const folder = resolve(options.out ?? join('reports', 'out', 'assessment'));
      makeFolder(folder);
      const rules = assessment.rules.map(({ id, level, title }) => ({ id, level, title }));
      const json = `${JSON.stringify({ ...assessment, rules, timeRatio: ratio }, null, 2)}\n`;
      writeFileSync(join(folder, 'assessment.json'), json);
      writeFileSync(join(folder, 'assessment.md'), assessmentMarkdown(assessment));
      writeFileSync(join(folder, 'index.html'), assessmentPage(assessment));
      const time = `time: ${ratio.toFixed(2)} times that of as many runs of the reference`;
      process.stdout.write(
        options.json
          ? json
          : `${[...assessmentLines(assessment), time].join('\n')}\n\nMatrix: ${relative(process.cwd(), join(folder, 'index.html'))}\n`,
      );
      done(isFinding(assessment) ? EXIT.nonConformant : EXIT.conformant);
    });
}

/**
 * Runs the suite on every variant, and now and then on the reference itself.
 * @returns what was found, and how long a variant takes on average, as a multiple of a run of the reference
 */
async function runVariants(): Promise<{
  readonly variants: readonly AssessedVariant[];
  readonly ratio: number;
}> {
  const variants: AssessedVariant[] = [];
  const spent = { onVariants: 0, onReference: 0, referenceRuns: 0 };
  for (const [index, variant] of VARIANTS.entries()) {
    if (process.stderr.isTTY) {
      process.stderr.write(
        `\r\u001b[2K${String(index)} of ${String(VARIANTS.length)} variants  ${variant.id}`,
      );
    }
    const begun = performance.now();
    const { rules } = await judgementOn(variantAdapter(variant));
    const ended = performance.now();
    spent.onVariants += ended - begun;
    const { id, kind, title } = variant;
    const breaks = variant.kind === 'faulty' ? variant.breaks : [];
    const verdicts = new Map(rules.map(({ rule, verdict }) => [rule.id, verdict]));
    variants.push({ id, kind, title, breaks, verdicts });
    if (index % VARIANTS_FOR_EACH_REFERENCE_RUN === 0) {
      await judgementOn(referenceAdapter(parseShape('')));
      spent.onReference += performance.now() - ended;
      spent.referenceRuns += 1;
    }
  }
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[2K');
  const { onVariants, onReference, referenceRuns } = spent;
  return { variants, ratio: onVariants / variants.length / (onReference / referenceRuns) };
}
