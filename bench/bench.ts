import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { countCalls } from './count-calls';
import { bareCucumber, overLineProtocol, wspTckRun } from './commands';
import { median } from './median';
import { takeTurns } from './take-turns';
import { table } from './table';
import { writeEmptySteps } from './write-empty-steps';

/** How often each command is measured; an odd number, so that the median is one of the measurements. */
const ROUNDS = 11;

/** DESIGN section 10: whole processes, as ratios within one run. */
const MOST_TIMES_BARE = 1.5;
const MOST_TIMES_IN_PROCESS = 1.3;

/** Measures the suite against its two anchors and prints the ratios. It judges nothing: a slow machine fails no test. */
async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'wsp-tck-bench-'));
  try {
    const report = join(folder, 'in-process');
    const times = takeTurns(ROUNDS, {
      bare: bareCucumber(await writeEmptySteps(join(folder, 'bare'))),
      inProcess: wspTckRun(report),
      overLine: overLineProtocol(join(folder, 'line-protocol')),
    });
    const bare = median(times.bare);
    const inProcess = median(times.inProcess);
    const overLine = median(times.overLine);
    const calls = countCalls(join(report, 'transcript.ndjson'));
    const microseconds = ((overLine - inProcess) * 1000) / calls;
    const row = (what: string, ms: number, ratio?: string, target?: number): readonly string[] => [
      what,
      `${ms.toFixed(0)} ms`,
      ratio ?? '',
      target === undefined ? '' : `at most ${String(target)}`,
    ];
    const lines = table([
      ['median of whole processes', 'time', 'ratio', 'target'],
      row('bare cucumber-js, empty steps', bare),
      row(
        'the suite on the reference, in process',
        inProcess,
        `${(inProcess / bare).toFixed(2)} times bare`,
        MOST_TIMES_BARE,
      ),
      row(
        'the same through the line protocol',
        overLine,
        `${(overLine / inProcess).toFixed(2)} times in process`,
        MOST_TIMES_IN_PROCESS,
      ),
    ]);
    process.stdout.write(
      [
        ...lines,
        '',
        `${String(ROUNDS)} rounds, Node ${process.versions.node}, ${String(cpus().length)} processors`,
        `the line protocol costs ${microseconds.toFixed(0)} microseconds for each of ${String(calls)} calls, its process included`,
        '',
      ].join('\n'),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

void main();
