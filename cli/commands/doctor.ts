import type { Command } from 'commander';
import type { Colors } from 'picocolors/types';
import type { Check } from '../doctor/check';
import { examine } from '../doctor/examine';
import { EXIT } from '../exit-codes';
import { terminalColours } from '../terminal/colours';

const WORDS = { there: 'there', missing: 'missing', unknown: 'unknown' } as const;
const WIDTH = Math.max(...Object.values(WORDS).map(({ length }) => length));

/** Adds `wsp-tck doctor`: what this machine can test, and what to do for the rest. */
export function addDoctorCommand(program: Command, done: (exitCode: number) => void): void {
  program
    .command('doctor')
    .description('tell what this machine can test, and what to do for the rest')
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      `
Exit codes: 0 a run is possible; 1 something is missing that every run needs.

Examples:
  wsp-tck doctor
  wsp-tck doctor --json | jq '.[] | select(.state != "there")'`,
    )
    .action(async (options: { readonly json?: true }) => {
      const checks = await examine();
      const { color } = program.opts<{ color: boolean }>();
      const colours = terminalColours(color);
      process.stdout.write(options.json ? `${JSON.stringify(checks, null, 2)}\n` : textOf(checks, colours));
      const blocked = checks.some(({ need, state }) => need === 'every run' && state === 'missing');
      done(blocked ? EXIT.nonConformant : EXIT.conformant);
    });
}

function textOf(checks: readonly Check[], colours: Colors): string {
  const name = Math.max(...checks.map((check) => check.name.length));
  const indent = ' '.repeat(WIDTH + name + 6);
  const lines = checks.flatMap((check) => [
    `  ${paint(check, colours)(WORDS[check.state].padEnd(WIDTH))}  ${check.name.padEnd(name)}  ${check.found}`,
    `${indent}${colours.dim(`for ${check.serves}`)}`,
    ...(check.state === 'there' ? [] : [`${indent}to do: ${check.advice}`]),
  ]);
  const needed = checks.filter(({ need, state }) => need === 'every run' && state === 'missing');
  const verdict =
    needed.length === 0
      ? 'The reference, recorded runs, and adapters of your own can be run here; see above for the rest.'
      : `Nothing can be run here without ${needed.map((check) => check.name).join(' and ')}.`;
  return `${lines.join('\n')}\n\n${verdict}\n`;
}

function paint({ state, need }: Check, colours: Colors): (text: string) => string {
  if (state === 'there') return colours.green;
  return need === 'every run' ? colours.red : colours.yellow;
}
