import type { Command } from 'commander';
import { normaliseStatement } from '../../providers/contract/statement/normalise-statement';
import { EXIT } from '../exit-codes';
import { referenceForms, resolveReference } from '../provider/resolve-reference';
import { seeProvider } from '../statement/see-provider';
import { statementTemplate } from '../statement/statement-template';

/** Adds `wsp-tck statement`: a template of ICS and IXIT, filled with what can be seen. */
export function addStatementCommand(program: Command, done: (exitCode: number) => void): void {
  program
    .command('statement')
    .description(
      'print a commented statement (ICS and IXIT) in YAML, filled with what can be seen of a provider',
    )
    .option('--provider <REF>', 'the provider to look at', 'reference')
    .addHelpText(
      'after',
      `
REF is one of
${referenceForms()}

Examples:
  wsp-tck statement --provider dll:my-provider.dll > my-provider.yaml
  wsp-tck statement --provider winsock`,
    )
    .action(async ({ provider: reference }: { readonly provider: string }) => {
      const adapter = resolveReference(reference);
      const { ics, ixit } = await seeProvider(adapter);
      const statement = normaliseStatement({ ...(ics && { ics }), ...(ixit && { ixit }) });
      process.stdout.write(
        statementTemplate({ reference, ics: statement.ics, ixit, exports: adapter.exports ?? [] }),
      );
      done(EXIT.conformant);
    });
}
