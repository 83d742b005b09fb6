#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { addCertifyCommand } from './commands/certify';
import { addDoctorCommand } from './commands/doctor';
import { addCompareCommand } from './commands/compare';
import { addKeygenCommand } from './commands/keygen';
import { addLedgerCommand } from './commands/ledger';
import { addAssessCommand } from './commands/assess';
import { addBaselineCommand } from './commands/baseline';
import { addNewCommand } from './commands/new';
import { addRulesCommand } from './commands/rules';
import { addRunCommand } from './commands/run';
import { addSpecCommand } from './commands/spec';
import { addVerifyCommand } from './commands/verify';
import { addStatementCommand } from './commands/statement';
import { EXIT } from './exit-codes';
import { suiteVersion } from './suite/suite-version';
import { reportTrouble } from './terminal/report-trouble';

const EXAMPLES = `
Examples:
  wsp-tck run                                          judge the embedded reference provider
  wsp-tck run --provider reference:ifs                 the same provider as an installable file system
  wsp-tck run --provider "process:python3 my.py"       a program that speaks the line protocol
  wsp-tck run --rule ARG-4 --rule ERR-2                only these rules
  wsp-tck run --provider transcript:old/transcript.ndjson    a recorded run, judged again
  wsp-tck run --baseline known.yaml --shard 1/4        in CI: only what differs from the known deviations is red
  wsp-tck baseline reports/out/reference               write the known deviations of a result
  wsp-tck rules                                        what a provider has to do
  wsp-tck assess                                       how many deliberate faults the suite catches
  wsp-tck new my-adapter --language python             a starter adapter for a provider of yours
  wsp-tck doctor                                       what this machine can test
  wsp-tck compare last/ this/                          what changed; with more results, a matrix of them
  wsp-tck certify reports/out/reference --key my.key   a signed certificate on a conformant result
  wsp-tck verify certificate.json --key my.pub         its check, from the transcript alone
  wsp-tck ledger --page WSPSocket.txt                  proof that the rules cover the whole page
  wsp-tck spec                                         the specification as a page to read

Exit codes:
  0  conformant, or as the baseline says        1  non-conformant, or not as the baseline says
  2  wrong usage or configuration, or a provider that cannot be started
  3  incomplete: something that applies could not be judged
  130  interrupted by Ctrl-C: the report has what was judged by then`;

async function main(argv: readonly string[]): Promise<number> {
  let exitCode: number = EXIT.conformant;
  const done = (code: number): void => {
    exitCode = code;
  };
  const program = new Command('wsp-tck')
    .description('Conformance tests for Windows Sockets 2 service providers (the WSPSocket page).')
    .version(suiteVersion(), '-V, --version')
    .option('--no-color', 'plain text, also in a terminal')
    .addHelpText('after', EXAMPLES)
    .showHelpAfterError('(wsp-tck --help shows how it is used)')
    .exitOverride();
  addRunCommand(program, done);
  addRulesCommand(program, done);
  addStatementCommand(program, done);
  addAssessCommand(program, done);
  addLedgerCommand(program, done);
  addSpecCommand(program, done);
  addCompareCommand(program, done);
  addKeygenCommand(program, done);
  addCertifyCommand(program, done);
  addVerifyCommand(program, done);
  addBaselineCommand(program, done);
  addNewCommand(program, done);
  addDoctorCommand(program, done);
  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (cause) {
    if (cause instanceof CommanderError) return cause.exitCode === 0 ? EXIT.conformant : EXIT.usage;
    return reportTrouble(cause);
  }
  return exitCode;
}

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
