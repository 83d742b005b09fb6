import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { EXIT } from '../exit-codes';
import { packageRoot } from '../suite/package-root';
import { UsageError } from '../usage-error';
import { makeFolder } from '../running/make-folder';

/** A language that there is a starter for: its file, and how it is run in its folder. */
interface Starter {
  readonly file: string;
  readonly command: string;
}

const STARTERS: { readonly [language: string]: Starter } = {
  python: { file: 'adapter.py', command: 'python3 adapter.py' },
  node: { file: 'adapter.mjs', command: 'node adapter.mjs' },
};

/** Adds `wsp-tck new`: a starter adapter that runs as it is. */
export function addNewCommand(program: Command, done: (exitCode: number) => void): void {
  program
    .command('new')
    .description('make a starter adapter: a program that speaks the line protocol and runs as it is')
    .argument('<DIR>', 'the folder to make; it must not exist, or be empty')
    .addOption(
      new Option('--language <L>', 'the language that it is written in')
        .choices(Object.keys(STARTERS))
        .makeOptionMandatory(),
    )
    .addHelpText(
      'after',
      `
It needs nothing but the language itself. For a provider that is written for Node, docs/modules.md has a shorter way;
a DLL of Windows needs no adapter (--provider dll:PATH).

Examples:
  wsp-tck new my-adapter --language python
  cd my-adapter && npx wsp-tck run --provider "process:python3 adapter.py"`,
    )
    .action((dir: string, { language }: { readonly language: string }) => {
      const starter = STARTERS[language];
      if (starter === undefined) throw new UsageError(`there is no starter in ${language}`);
      const folder = resolve(dir);
      makeEmpty(folder, dir);
      writeStarter(folder, language, starter);
      const place = relative(process.cwd(), folder);
      process.stdout.write(
        `${dir} has ${starter.file} and a README.md with what to do next. To see it judged:\n\n${
          place === '' ? '' : `  cd ${place}\n`
        }  npx wsp-tck run --provider "process:${starter.command}"\n`,
      );
      done(EXIT.conformant);
    });
}

function makeEmpty(folder: string, named: string): void {
  try {
    makeFolder(folder);
    if (readdirSync(folder).length === 0) return;
  } catch (cause) {
    throw new UsageError(`the folder ${named} cannot be made: ${(cause as Error).message}`);
  }
  throw new UsageError(`the folder ${named} is not empty: name a new one, so that nothing is overwritten`);
}

function writeStarter(folder: string, language: string, { file, command }: Starter): void {
  const starters = join(packageRoot(), 'providers', 'process', 'starters');
  copyFileSync(join(starters, language, file), join(folder, file));
  const readme = readFileSync(join(starters, 'README.md'), 'utf8');
  writeFileSync(join(folder, 'README.md'), readme.replaceAll('COMMAND', command));
}
