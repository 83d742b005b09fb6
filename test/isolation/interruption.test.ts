import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import test from 'node:test';
import { isRunning } from '../process/is-running';
import { faultyProgram } from './faulty-program';
import { linesOf } from './transcript-of';

const ROOT = join(__dirname, '..', '..');
const POLL_MS = 10;
const EXIT_OF_SIGINT = 130;
const HANGS_AFTER = 30;
/** The probes start the provider too, but not so often as to leave fewer scenarios than these. */
const FOUND = 10;

interface Interrupted {
  readonly run: ChildProcess;
  readonly out: string;
  readonly program: ReturnType<typeof faultyProgram>;
  readonly told: () => string;
}

/** Starts the command against a program that hangs in a scenario, and waits until it hangs there. */
async function startHanging(callMs: number): Promise<Interrupted> {
  const out = mkdtempSync(join(tmpdir(), 'wsp-tck-interrupted-'));
  const statement = join(out, 'statement.yaml');
  writeFileSync(
    statement,
    `ixit:\n  deadlines: { callMs: ${String(callMs)}, cleanupMs: 200 }\n  processes: one\n`,
  );
  const program = faultyProgram([{ startup: HANGS_AFTER, call: 'WSPSocket', do: 'hang' }]);
  const run = spawn(
    process.execPath,
    [
      join(ROOT, 'dist', 'cli', 'wsp-tck.js'),
      ...['run', '--provider', `process:${program.commandLine}`, '--statement', statement, '--out', out],
    ],
    { cwd: ROOT, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let told = '';
  run.stderr.on('data', (chunk: Buffer) => {
    told += chunk.toString('utf8');
  });
  const messages = join(out, 'messages.ndjson');
  while (program.startups() < HANGS_AFTER) await sleep(POLL_MS);
  // what has been found so far is on disk while the run goes on
  while (!existsSync(messages) || finished(messages) < FOUND) await sleep(POLL_MS);
  return { run, out, program, told: () => told };
}

/** How many scenarios a stream of messages tells the end of. */
function finished(messages: string): number {
  return readFileSync(messages, 'utf8').split('"testCaseFinished"').length - 1;
}

async function ended({ run, program }: Interrupted): Promise<number | null> {
  const [code] = run.exitCode === null ? ((await once(run, 'exit')) as [number | null]) : [run.exitCode];
  while (program.pids().some(isRunning)) await sleep(POLL_MS);
  return code;
}

test('Ctrl-C ends the run with a report of what was judged, and ends the provider', async () => {
  const interrupted = await startHanging(1_000);
  interrupted.run.kill('SIGINT');
  assert.equal(await ended(interrupted), EXIT_OF_SIGINT);
  assert.match(interrupted.told(), /SIGINT: the report is written as soon as the call under way is over/);
  const { out } = interrupted;
  const messages = linesOf(out, 'messages.ndjson') as readonly { readonly testRunFinished?: object }[];
  assert.notEqual(messages.at(-1)?.testRunFinished, undefined);
  const { outcome, findings, rules } = JSON.parse(readFileSync(join(out, 'conformance.json'), 'utf8')) as {
    readonly outcome: string;
    readonly findings: readonly { readonly text: string }[];
    readonly rules: readonly {
      readonly scenarios: readonly { readonly verdict: string; readonly reason?: string }[];
    }[];
  };
  assert.notEqual(outcome, 'conformant');
  assert.ok(findings.some(({ text }) => text.startsWith('the run was interrupted by SIGINT')));
  const scenarios = rules.flatMap((rule) => rule.scenarios);
  assert.ok(scenarios.filter(({ verdict }) => verdict === 'pass').length > 10);
  assert.ok(scenarios.some(({ reason }) => reason === 'the run was interrupted by SIGINT'));
  assert.ok(linesOf(out, 'transcript.ndjson').length > 100);
});

test('a second Ctrl-C ends it at once, and what was found is on disk', async () => {
  const tooLongToWaitMs = 600_000;
  const interrupted = await startHanging(tooLongToWaitMs);
  interrupted.run.kill('SIGINT');
  while (!interrupted.told().includes('SIGINT')) await sleep(POLL_MS);
  interrupted.run.kill('SIGINT');
  assert.equal(await ended(interrupted), EXIT_OF_SIGINT);
  const { out } = interrupted;
  assert.ok(finished(join(out, 'messages.ndjson')) >= FOUND);
  assert.ok(linesOf(out, 'transcript.ndjson').length > 100);
});
