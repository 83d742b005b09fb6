import type { Command } from 'commander';
import { checkAmbiguities } from '../../reports/ledger/ambiguities/check-ambiguities';
import { foldText } from '../../reports/ledger/page/fold-text';
import { ledgerText } from '../../reports/ledger/ledger-text';
import { provePage, type PageProof } from '../../reports/ledger/prove-page';
import { checkStatements } from '../../reports/ledger/statements/check-statements';
import { EXIT } from '../exit-codes';
import { readLedgers, type PageOfSuite } from '../suite/read-ledgers';
import { readPage } from '../suite/read-page';
import { UsageError } from '../usage-error';

/** Adds `wsp-tck ledger`: every statement of the page with what covers it; with the page's text, the proof. */
export function addLedgerCommand(program: Command, done: (exitCode: number) => void): void {
  program
    .command('ledger')
    .description('list every statement of the page and what covers it; with the text of the page, prove it')
    .option('--page <FILE>', 'the text of the page, in UTF-8; without it the digests are not recomputed')
    .addHelpText(
      'after',
      `
Exit codes: 0 fine, 1 something does not hold (each finding names its place), 2 wrong usage or an unreadable page.
docs/ledger.md says how a page is split and how a digest is made.

Examples:
  wsp-tck ledger
  wsp-tck ledger --page WSPSocket.txt`,
    )
    .action(({ page: file }: { readonly page?: string }) => {
      const pages = readLedgers();
      const proof = file === undefined ? undefined : prove(pages, file);
      const checked = pages.map(({ ledger, ambiguities, rules }) => {
        const own = proof?.ledger === ledger ? proof : undefined;
        return {
          ledger,
          rules: rules.length,
          page: own?.file,
          findings: [
            ...(own?.findings ?? []),
            ...checkStatements(ledger, rules),
            ...checkAmbiguities(ambiguities, ledger, rules),
          ],
        };
      });
      process.stdout.write(`${checked.map(ledgerText).join('\n\n')}\n`);
      done(checked.some(({ findings }) => findings.length > 0) ? EXIT.nonConformant : EXIT.conformant);
    });
}

type Proof = PageProof & { readonly ledger: PageOfSuite['ledger']; readonly file: string };

/** Holds a text against the ledger of the page that it is, which its first line tells. */
function prove(pages: readonly PageOfSuite[], file: string): Proof {
  const text = readPage(file);
  const title = foldText(text.trimStart().split('\n', 1)[0] ?? '');
  const { ledger } = pages.find((one) => one.ledger.page === title) ?? pages[0] ?? {};
  if (ledger === undefined) throw new UsageError('the suite has no page');
  const proof = provePage(ledger, text);
  if (title !== ledger.page && proof.known < ledger.statements.length / 2) {
    const known = `${String(proof.known)} of its ${String(ledger.statements.length)} statements`;
    throw new UsageError(`${file} is not the page ${ledger.page}: it has another title, and ${known}`);
  }
  return { ...proof, ledger, file };
}
