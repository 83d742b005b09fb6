import type { Command } from 'commander';
import { readRegister } from '../../reports/queries/rules-register';
import { EXIT } from '../exit-codes';
import { featureFiles, parseFeatures } from '../suite/read-features';

/** Adds `wsp-tck rules`: the rules with level, source and title. */
export function addRulesCommand(program: Command, done: (exitCode: number) => void): void {
  program
    .command('rules')
    .description('list the rules: id, level, source, title')
    .option('--json', 'as JSON, with the scenarios of each rule')
    .addHelpText('after', '\nExamples:\n  wsp-tck rules\n  wsp-tck rules --json | jq ".[] | .id"')
    .action((options: { readonly json?: true }) => {
      const rules = readRegister(parseFeatures(featureFiles()));
      if (options.json) {
        const listed = rules.map(({ scenarios, ...rule }) => ({
          ...rule,
          scenarios: scenarios.map(({ name, line, cases, requires }) => ({ name, line, cases, requires })),
        }));
        process.stdout.write(`${JSON.stringify(listed, null, 2)}\n`);
      } else {
        const areas = [...new Set(rules.map(({ area }) => area))];
        const text = areas.map((area) => {
          const lines = rules
            .filter((rule) => rule.area === area)
            .map(
              ({ id, level, implied, source, title }) =>
                `  ${id.padEnd(8)} ${(implied ? `${level}*` : level).padEnd(7)} ${title}\n${' '.repeat(19)}${source}`,
            );
          return [area, ...lines].join('\n');
        });
        process.stdout.write(`${text.join('\n\n')}\n\n* implied by the page, not said in so many words\n`);
      }
      done(EXIT.conformant);
    });
}
