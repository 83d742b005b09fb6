import type { Command } from 'commander';
import type { LedgerEntry } from '../../reports/ledger/ledger';
import type { RegisteredRule } from '../../reports/queries/rules-register';
import { EXIT } from '../exit-codes';
import { readLedgers } from '../suite/read-ledgers';

/** A rule with the statements of the page that it covers. */
interface ListedRule {
  readonly rule: RegisteredRule;
  readonly statements: readonly LedgerEntry[];
}

/** How many digits of a digest tell statements apart in a list. */
const DIGITS_SHOWN = 8;
const INDENT = ' '.repeat(19);

/** Adds `wsp-tck rules`: the rules with level, source, title, and the statements of the page that they cover. */
export function addRulesCommand(program: Command, done: (exitCode: number) => void): void {
  program
    .command('rules')
    .description('list the rules: id, level, title, and the statements of the page that they cover')
    .option('--json', 'as JSON, with the scenarios of each rule')
    .addHelpText(
      'after',
      `
A statement is shown with the first digits of the SHA-256 of its text (docs/ledger.md).

Examples:
  wsp-tck rules
  wsp-tck rules --json | jq ".[] | .id"`,
    )
    .action((options: { readonly json?: true }) => {
      const rules = readLedgers().flatMap((page) =>
        page.rules.map((rule) => ({
          rule,
          statements: page.ledger.statements.filter((entry) => entry.rules?.includes(rule.id)),
        })),
      );
      process.stdout.write(options.json ? jsonOf(rules) : textOf(rules));
      done(EXIT.conformant);
    });
}

function jsonOf(rules: readonly ListedRule[]): string {
  const listed = rules.map(({ rule: { scenarios, ...rule }, statements }) => ({
    ...rule,
    statements: statements.map(({ place, sha256 }) => ({ place, sha256 })),
    scenarios: scenarios.map(({ name, line, cases, requires }) => ({ name, line, cases, requires })),
  }));
  return `${JSON.stringify(listed, null, 2)}\n`;
}

function textOf(rules: readonly ListedRule[]): string {
  const areas = [...new Set(rules.map(({ rule }) => rule.area))];
  const text = areas.map((area) =>
    [area, ...rules.filter(({ rule }) => rule.area === area).map(ruleText)].join('\n'),
  );
  return `${text.join('\n\n')}\n\n* implied by the page, not said in so many words\n`;
}

function ruleText({ rule: { id, level, implied, title, source }, statements }: ListedRule): string {
  const covered = statements.map(({ place, sha256 }) => `${sha256.slice(0, DIGITS_SHOWN)}  ${place}`);
  return [
    `  ${id.padEnd(8)} ${(implied ? `${level}*` : level).padEnd(7)} ${title}`,
    ...(covered.length === 0 ? [`in no statement of the ledger: ${source}`] : covered).map(
      (text) => `${INDENT}${text}`,
    ),
  ].join('\n');
}
