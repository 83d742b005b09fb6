import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { countCalls } from './count-calls';
import { bareCucumber, inOneProcess, overLineProtocol, writeStatement, wspTckRun } from './commands';
import { median } from './median';
import { takeTurns } from './take-turns';
import { table } from './table';
import { writeEmptySteps } from './write-empty-steps';

/** How often each command is measured; an odd number, so that the median is one of the measurements. */
const ROUNDS = 7;

/** DESIGN section 10: whole processes, as ratios within one run. */
const MOST_TIMES_BARE = 1.5;
const MOST_TIMES_IN_PROCESS = 1.3;

/** Measures the suite against its two anchors and prints the ratios. It judges nothing: a slow machine fails no test. */
async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'wsp-tck-bench-'));
  try {
    const report = join(folder, 'one-process');
    const statement = writeStatement(folder);
    const times = takeTurns(ROUNDS, {
      bare: bareCucumber(await writeEmptySteps(join(folder, 'bare'))),
      suite: wspTckRun(join(folder, 'suite')),
      inProcess: inOneProcess(report, statement),
      overLine: overLineProtocol(join(folder, 'line-protocol'), statement),
    });
    const calls = countCalls(join(report, 'transcript.ndjson'));
    const overhead = median(times.overLine) - median(times.inProcess);
    const lines = table([
      ['whole processes', 'median', 'fastest', 'ratio of medians', 'target'],
      ['bare cucumber-js, empty steps', ...measured(times.bare)],
      [
        'the suite on the reference',
        ...measured(times.suite),
        `${ratio(times.suite, times.bare)} times bare`,
        `at most ${String(MOST_TIMES_BARE)}`,
      ],
      ['the same with one process, in memory', ...measured(times.inProcess)],
      [
        'the same with one process, over the line protocol',
        ...measured(times.overLine),
        `${ratio(times.overLine, times.inProcess)} times in memory`,
        `at most ${String(MOST_TIMES_IN_PROCESS)}`,
      ],
    ]);
    process.stdout.write(
      [
        ...lines,
        '',
        `${String(ROUNDS)} rounds, Node ${process.versions.node}, ${String(cpus().length)} processors`,
        `the line protocol costs ${((overhead * 1000) / calls).toFixed(0)} microseconds for each of ${String(calls)} calls, its process included`,
        '',
      ].join('\n'),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function measured(times: readonly number[]): readonly [string, string] {
  return [`${median(times).toFixed(0)} ms`, `${Math.min(...times).toFixed(0)} ms`];
}

function ratio(times: readonly number[], anchor: readonly number[]): string {
  return (median(times) / median(anchor)).toFixed(2);
}

void main();
