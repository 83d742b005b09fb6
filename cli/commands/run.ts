import type { Command } from 'commander';
import type { Selection } from '../../reports/run-record';
import { referenceForms } from '../provider/resolve-reference';
import { runSuite } from '../running/run-suite';

interface RunOptions {
  readonly provider: string;
  readonly statement?: string;
  readonly rule: readonly string[];
  readonly tags?: string;
  readonly baseline?: string;
  readonly shard?: string;
  readonly out?: string;
  readonly cucumberHtml?: true;
}

const collect = (value: string, before: readonly string[]): readonly string[] => [...before, value];

/** Adds `wsp-tck run`: judge a provider. */
export function addRunCommand(program: Command, done: (exitCode: number) => void): void {
  program
    .command('run')
    .description('judge a provider, rule by rule, and write the report')
    .argument('[case...]', 'only these cases: FILE or FILE:LINE of a feature, as a report names them')
    .option('--provider <REF>', 'the provider under test', 'reference')
    .option('--statement <FILE>', 'ICS and IXIT in YAML or JSON; overrides what the provider says of itself')
    .option('--rule <ID>', 'only this rule (may be given several times)', collect, [])
    .option('--tags <EXPR>', 'only scenarios with these tags, for example "@must and not @requires:ifs"')
    .option(
      '--baseline <FILE>',
      'the known deviations; exit 0 where all is as listed there (docs/baseline.md)',
    )
    .option('--shard <I/N>', 'only the I-th of N parts of the rules, about equal in cases')
    .option('--out <DIR>', 'where the report goes (default: reports/out/<provider>)')
    .option('--cucumber-html', "also Cucumber's own page of the run: cucumber.html, several megabytes")
    .addHelpText(
      'after',
      `
REF is one of
${referenceForms()}

Examples:
  wsp-tck run
  wsp-tck run --provider reference:minimal --out out/minimal
  wsp-tck run --provider "process:python3 provider.py" --statement statement.yaml
  wsp-tck run --provider dll:acme.dll --statement acme.yaml --baseline known.yaml --shard 2/4
  wsp-tck run --rule DESC-4 features/wspsocket/02-descriptors.feature

The report: index.html to read, conformance.json for programs, junit.xml for CI, summary.md for a job page,
messages.ndjson (Cucumber Messages) and transcript.ndjson (every call and upcall).`,
    )
    .action(async (cases: readonly string[], options: RunOptions) => {
      const { color } = program.opts<{ color: boolean }>();
      const selection: Selection = {
        ...(options.rule.length > 0 ? { rules: options.rule } : {}),
        ...(options.tags === undefined ? {} : { tags: options.tags }),
        ...(options.shard === undefined ? {} : { shard: options.shard }),
        ...(cases.length > 0 ? { cases } : {}),
      };
      done(
        await runSuite({
          reference: options.provider,
          statementFile: options.statement,
          selection,
          baselineFile: options.baseline,
          out: options.out,
          cucumberHtml: options.cucumberHtml === true,
          color,
        }),
      );
    });
}
