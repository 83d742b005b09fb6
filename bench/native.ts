import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSample, SAMPLE_STATEMENT } from '../providers/native/build/sample';
import { wspTckRun } from './commands';
import { median } from './median';
import { table } from './table';
import { timed } from './take-turns';

const ROUNDS = 5;

/** The issue that native providers were made for: what is not Wine's may take twice the reference's own run. */
const MOST_TIMES_REFERENCE = 2;

/** What one run on the sample DLL tells of itself (bench/programs/sample-dll-run.mjs); times in milliseconds. */
interface SampleRun {
  readonly exitCode: number;
  readonly runMs: number;
  readonly hosts: number;
  readonly startMs: number;
  readonly trips: number;
  readonly bytes: number;
  readonly tripMs: number;
  readonly insideMs: number;
}

/** Measures the suite on the sample DLL, in turn with the reference, and prints where the time goes. It judges nothing. */
function main(): void {
  const folder = mkdtempSync(join(tmpdir(), 'wsp-tck-bench-'));
  try {
    const sample = join(folder, 'sample.dll');
    buildSample(sample);
    const reference = wspTckRun(join(folder, 'reference'));
    // a first round fills the caches, and makes the Wine prefix where there is none
    sampleRun(sample, folder);
    timed(reference);
    const runs: { readonly referenceMs: number; readonly run: SampleRun }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      runs.push({ referenceMs: timed(reference), run: sampleRun(sample, folder) });
    }
    const of = (part: (measured: (typeof runs)[number]) => number): number => median(runs.map(part));
    const referenceMs = of((measured) => measured.referenceMs);
    const share = (
      name: string,
      part: (run: SampleRun) => number,
      note: string,
    ): readonly [string, string, string] => [name, `${of(({ run }) => part(run)).toFixed(0)} ms`, note];
    const hosts = of(({ run }) => run.hosts);
    const lines = table([
      ['the suite on the sample DLL', 'median', ''],
      share('whole run', ({ runMs }) => runMs, ''),
      share('start', ({ startMs }) => startMs, `the prefix with its server, and ${String(hosts)} hosts`),
      share(
        'channel',
        (run) => run.trips * run.tripMs,
        `${String(of(({ run }) => run.trips))} round trips of ${(1000 * of(({ run }) => run.tripMs)).toFixed(0)} microseconds and ${of(({ run }) => run.bytes).toFixed(0)} bytes`,
      ),
      share(
        'inside the DLL',
        ({ insideMs }) => insideMs,
        'its functions down to the sockets of Wine, as the host measures them',
      ),
      share(
        'the rest',
        rest,
        `${(of(({ run }) => rest(run)) / referenceMs).toFixed(2)} times the reference's own run; target: at most ${String(MOST_TIMES_REFERENCE)}`,
      ),
      ["the reference's own run, whole process", `${referenceMs.toFixed(0)} ms`, ''],
    ]);
    process.stdout.write(
      [
        ...lines,
        '',
        `${String(ROUNDS)} rounds, Node ${process.versions.node}, ${String(cpus().length)} processors`,
        '',
      ].join('\n'),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function rest({ runMs, startMs, trips, tripMs, insideMs }: SampleRun): number {
  return runMs - startMs - trips * tripMs - insideMs;
}

/** @throws Error where the sample was not found conformant: then the times mean nothing */
function sampleRun(sample: string, folder: string): SampleRun {
  const program = join(__dirname, 'programs', 'sample-dll-run.mjs');
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [program, sample, SAMPLE_STATEMENT, join(folder, 'dll')],
    { encoding: 'utf8' },
  );
  const told = stdout.trim().split('\n').pop() ?? '';
  if (!told.startsWith('{')) throw new Error(`the run on the sample told nothing: ${stderr}`);
  const run = JSON.parse(told) as SampleRun;
  if (run.exitCode !== 0) throw new Error(`the run on the sample ended with ${String(run.exitCode)}`);
  return run;
}

main();
