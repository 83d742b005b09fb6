import { existsSync, statSync, writeFileSync } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Command, Option } from 'commander';
import { type Change, changeBetween } from '../../reports/comparison/change';
import { type ComparedResult, comparedResult } from '../../reports/comparison/compared-result';
import { compareResults } from '../../reports/comparison/comparison';
import { comparisonMarkdown } from '../../reports/comparison/markdown';
import { ofOneProvider } from '../../reports/comparison/one-provider';
import { comparisonPage } from '../../reports/comparison/page/page';
import { comparisonLines } from '../../reports/comparison/words';
import { readConformance } from '../../reports/conformance/read-conformance';
import { EXIT } from '../exit-codes';
import { UsageError } from '../usage-error';
import { makeFolder } from '../running/make-folder';

interface CompareOptions {
  readonly json?: true;
  readonly out?: string;
  readonly as?: 'change' | 'matrix';
}

/** Adds `wsp-tck compare`: several providers side by side, or what changed between two runs of one. */
export function addCompareCommand(program: Command, done: (exitCode: number) => void): void {
  program
    .command('compare')
    .description('put results side by side; of two runs of one provider, tell what changed')
    .argument(
      '<RESULT...>',
      'folders that wsp-tck run has left, or their conformance.json; the older one first',
    )
    .addOption(
      new Option(
        '--as <KIND>',
        'two results as a change or as a matrix (default: a change where both name the same provider)',
      ).choices(['change', 'matrix'] as const),
    )
    .option('--json', 'the comparison as JSON on standard output')
    .option('--out <DIR>', 'where the comparison goes (default: reports/out/comparison)')
    .addHelpText(
      'after',
      `
Writes index.html, comparison.md and comparison.json.

Exit codes: 0; 1 two runs of one provider, and the second has a regression: a rule fails now, or in more cases than
before, or passed and cannot be judged any more (rules that are only encouraged do not count); 2 wrong usage.

Examples:
  wsp-tck compare reports/out/reference reports/out/reference-minimal
  wsp-tck compare last-release/ this-build/ && echo no regression
  wsp-tck compare results/*/conformance.json --json | jq ".rules[] | select(.differs) | .id"`,
    )
    .action((paths: readonly string[], options: CompareOptions) => {
      const folder = resolve(options.out ?? join('reports', 'out', 'comparison'));
      const change = changeOf(paths, options.as);
      const comparison = compareResults(
        paths.map((path) => read(path, folder)),
        change,
      );
      const json = `${JSON.stringify(comparison, null, 2)}\n`;
      write(folder, {
        'comparison.json': json,
        'comparison.md': comparisonMarkdown(comparison),
        'index.html': comparisonPage(comparison),
      });
      const page = relative(process.cwd(), join(folder, 'index.html'));
      process.stdout.write(
        options.json ? json : `${comparisonLines(comparison).join('\n')}\n\nComparison: ${page}\n`,
      );
      done((change?.regressions ?? 0) > 0 ? EXIT.nonConformant : EXIT.conformant);
    });
}

/** What changed, where the results are, or are said to be, two runs of one provider. */
function changeOf(paths: readonly string[], as: CompareOptions['as']): Change | undefined {
  const [one, other, ...more] = paths;
  if (one === undefined || other === undefined) {
    throw new UsageError('compare needs two results or more');
  }
  if (more.length > 0) {
    if (as === 'change') throw new UsageError('--as change needs just two results');
    return undefined;
  }
  if (as === 'matrix') return undefined;
  const [before, after] = [readConformance(one), readConformance(other)];
  return as === 'change' || ofOneProvider(before, after) ? changeBetween(before, after) : undefined;
}

function read(path: string, folder: string): ComparedResult {
  return comparedResult(readConformance(path), linkTo(path, folder));
}

/** The report of a result, as a link from the folder of the comparison; undefined where there is none. */
function linkTo(path: string, folder: string): string | undefined {
  const own = resolve(
    statSync(path, { throwIfNoEntry: false })?.isDirectory() === true ? path : join(path, '..'),
  );
  const report = join(own, 'index.html');
  if (!existsSync(report)) return undefined;
  const from = relative(folder, report);
  // on another drive there is no way from here to there
  if (isAbsolute(from)) return pathToFileURL(from).href;
  return from.split(/[\\/]/).map(encodeURIComponent).join('/');
}

function write(folder: string, files: { readonly [name: string]: string }): void {
  try {
    makeFolder(folder);
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  } catch (cause) {
    throw new UsageError(`the comparison cannot be written: ${(cause as Error).message}`);
  }
}
