import { writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Command } from 'commander';
import { specificationPage } from '../../reports/formats/html/specification/specification-page';
import { specifiedRules } from '../../reports/specification/specification';
import { EXIT } from '../exit-codes';
import { featureEnvelopes, featureFiles } from '../suite/read-features';
import { readLedgers } from '../suite/read-ledgers';
import { suiteVersion } from '../suite/suite-version';
import { makeFolder } from '../running/make-folder';

/** Adds `wsp-tck spec`: the rules, the ledger, the open choices and a glossary as a page to read, without a provider. */
export function addSpecCommand(program: Command, done: (exitCode: number) => void): void {
  program
    .command('spec')
    .description('write the specification as one HTML page: rules, scenarios, ledger, open choices, glossary')
    .option('--out <DIR>', 'where it goes (default: reports/out/specification)')
    .addHelpText(
      'after',
      `
Examples:
  wsp-tck spec
  wsp-tck spec --out public`,
    )
    .action(({ out }: { readonly out?: string }) => {
      const folder = resolve(out ?? join('reports', 'out', 'specification'));
      makeFolder(folder);
      const rules = specifiedRules(featureEnvelopes(featureFiles()));
      for (const { ledger, ambiguities, rules: own } of readLedgers()) {
        const ids = new Set(own.map(({ id }) => id));
        const file = join(folder, `${ledger.page.toLowerCase()}.html`);
        const page = specificationPage({
          suite: { name: 'wsp-tck', version: suiteVersion() },
          rules: rules.filter(({ rule }) => ids.has(rule.id)),
          ledger,
          ambiguities,
        });
        writeFileSync(file, page);
        process.stdout.write(`Specification: ${relative(process.cwd(), file)}\n`);
      }
      done(EXIT.conformant);
    });
}
