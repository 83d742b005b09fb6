import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { NO_PAGE } from './ledger/page-file';

/**
 * Runs all tests below test/ (or those whose path contains a word of the
 * command line) and ends with the line `N passed, N failed`. A test that is
 * skipped for want of a tool is told loudly; with CI set it is a failure. The
 * text of the page is no tool: it may not be in the repository, so CI may lack it.
 */
/** So many of the files that take longest are told at the end. */
const SLOWEST_TOLD = 30;

const words = process.argv.slice(2);
const files = readdirSync(__dirname, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.ts'))
  .filter((name) => words.length === 0 || words.some((word) => name.includes(word)))
  .map((name) => join(__dirname, name))
  // the folders whose tests take longest stand last in the alphabet; begun last they would end alone
  .sort()
  .reverse();

process.env['NODE_OPTIONS'] = `${process.env['NODE_OPTIONS'] ?? ''} --require @swc-node/register`;
process.env['SWC_NODE_PROJECT'] = join(__dirname, '..', 'tsconfig.json');
// import() stays what it is: it loads modules by their addresses, which require does not
process.env['SWC_NODE_IGNORE_DYNAMIC'] = '1';

const counts = { passed: 0, failed: 0 };
const skipped: string[] = [];
/** How long the tests of each file took, in milliseconds; several files run at once. */
const spent = new Map<string, number>();

// many tests wait for a provider that does not answer, so more of them run than there are processors
const stream = run({ files, concurrency: availableParallelism() + 1 });
function note(file: string | undefined, nesting: number, ms: number): void {
  if (file !== undefined && nesting === 0) spent.set(file, (spent.get(file) ?? 0) + ms);
}
stream.on('test:pass', ({ name, skip, details, file, nesting }) => {
  note(file, nesting, details.duration_ms);
  if (details.type === 'suite') return;
  if (skip === undefined) counts.passed += 1;
  else skipped.push(`${name}: ${String(skip)}`);
});
stream.on('test:fail', ({ details, file, nesting }) => {
  note(file, nesting, details.duration_ms);
  counts.failed += 1;
});
const output = stream.pipe(new spec());
output.on('end', () => {
  const slowest = [...spent].sort(([, left], [, right]) => right - left).slice(0, SLOWEST_TOLD);
  for (const [file, ms] of slowest)
    process.stdout.write(`${(ms / 1_000).toFixed(0).padStart(6)} s  ${relative(__dirname, file)}\n`);
  for (const text of skipped) process.stdout.write(`SKIPPED  ${text}\n`);
  if (process.env['CI'] !== undefined) {
    counts.failed += skipped.filter((text) => !text.endsWith(NO_PAGE)).length;
  }
  process.stdout.write(`\n${String(counts.passed)} passed, ${String(counts.failed)} failed\n`);
  process.exitCode = counts.failed > 0 || counts.passed === 0 ? 1 : 0;
});
output.pipe(process.stdout, { end: false });
